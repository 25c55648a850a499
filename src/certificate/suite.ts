// The scenarios and requirements that ship with this version, to hold those of a certificate against.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, SourceMediaType } from '@cucumber/messages';
import { Collector } from '../compliance/collect.ts';
import { cover } from '../compliance/coverage.ts';
import { LastNet } from '../compliance/last-net.ts';
import { packageRoot } from '../compliance/package-root.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { digestOf } from './digest.ts';
import { ruleOf, wordsOf } from './facts.ts';

/** Ids of the guide's scenarios in those languages, and the digest that a certificate of exactly these has. */
export function ownSuite(languages: readonly string[]): { ids: string[]; sha256: string } {
  const root = packageRoot();
  const collector = new Collector();
  const newId = IdGenerator.incrementing();
  for (const language of languages) {
    const folder = path.join(root, 'features', language);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.feature'),
    );
    for (const name of names) {
      const uri = `features/${language}/${name.replaceAll(path.sep, '/')}`;
      const kind = SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN;
      const options = { newId, includeGherkinDocument: true, includePickles: true };
      const envelopes = generateMessages(readFileSync(path.join(folder, name), 'utf8'), uri, kind, options);
      for (const envelope of envelopes) {
        collector.take(envelope);
        const { pickle } = envelope;
        if (pickle !== undefined) collector.take({ testCase: { id: newId(), pickleId: pickle.id, testSteps: [] } });
      }
    }
  }
  const scenarios = new LastNet().clean(collector.run().scenarios);
  return { ids: scenarios.map(({ id }) => id), sha256: digestOf(scenarios.map(wordsOf)) };
}

/** Ids of the guide's requirements and their clauses, and the digest that a certificate of exactly these has. */
export function ownCatalogue(): { ids: string[]; sha256: string } {
  const rows = cover(REQUIREMENTS, [], []);
  return { ids: rows.flatMap((row) => [row, ...row.clauses]).map(({ id }) => id), sha256: digestOf(rows.map(ruleOf)) };
}

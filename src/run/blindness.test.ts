// Faults that the suite did not see once: each is found now, for its requirement, by words that name the cause.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AcquirerProcess, launchAcquirers } from '../../simulator/admin/client.ts';
import type { Play } from '../../steps/player.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { CLEAR, MUTANTS } from '../proof/index.ts';
import { clausesOf } from './alone.ts';
import { type Bench, benchFor } from './bench.ts';
import { BLINDNESS } from './blindness.fixture.ts';
import { PACKAGE_ROOT } from './root.ts';
import { terminalsOf } from './terminals.ts';

const features = [...new Set(BLINDNESS.flatMap(({ found }) => found.map(([, feature]) => feature)))];
let acquirers: AcquirerProcess;
let bench: Bench;

beforeAll(async () => {
  acquirers = await launchAcquirers(2);
  const files = features.map((each) => path.join(PACKAGE_ROOT, 'features/en', `${each}.feature`));
  bench = await benchFor({ features: files }, acquirers, terminalsOf({}).specs);
});

afterAll(async () => {
  bench.close();
  await acquirers.close();
});

/** The requirement or its clauses. */
const idsOf = (id: string) => [
  id,
  ...(REQUIREMENTS.find((row) => row.id === id)?.clauses ?? []).map((each) => each.id),
];

/** What is found, each with all that it is found for: a breach for its rule's clause, a sentence for those of its scenario. */
const foundIn = ({ findings, violations }: Play, carried: readonly string[]): { text: string; for: string[] }[] => [
  ...findings.map(({ text }) => ({ text: text.en, for: carried.flatMap(idsOf) })),
  ...violations.map(({ text, requirement, clause }) => ({ text: text.en, for: idsOf(clause ?? requirement) })),
];

describe.each(BLINDNESS)('($kind) $what.en', ({ found }) => {
  it('is seen in five faults', async () => {
    expect(new Set(found.map(([fault]) => fault)).size).toBeGreaterThanOrEqual(5);
    await bench.each(found, async ([fault, feature, name, clause, words], post) => {
      const isMutant = MUTANTS.some(({ id }) => id === fault);
      const [spec] = terminalsOf({ defects: isMutant ? [] : [fault] }).specs;
      const place = { ...post, spec: spec!, second: spec! };
      const told: { text: string; for: string[] }[] = [];
      for (const scenario of bench.scenarios) {
        if (scenario.pickle.name !== name || !scenario.place.includes(`/${feature}.feature:`)) continue;
        const played = await bench.play(scenario, place, isMutant ? fault : CLEAR);
        told.push(...foundIn(played, clausesOf({ scenario } as never)));
      }
      const right = told.filter((each) => each.text.includes(words) && each.for.includes(clause));
      expect(right, `${fault}: ${words} (${clause})\n${told.map(({ text }) => text).join('\n')}`).not.toEqual([]);
    });
  });
});

it.each(['proof.md', 'proof.zh-CN.md'])('stands in docs/%s, kind by kind', (page) => {
  const text = readFileSync(path.join(PACKAGE_ROOT, 'docs', page), 'utf8');
  for (const { kind, what, found } of BLINDNESS) {
    const faults = found.map(([fault]) => `\`${fault}\``).join(page === 'proof.md' ? ', ' : '、');
    expect(text).toContain(`| ${kind} | ${page === 'proof.md' ? what.en : what.zh} | ${faults} |`);
  }
});

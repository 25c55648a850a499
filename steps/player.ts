// Plays scenarios one by one without Cucumber, many times and side by side: for what looks at the scenarios themselves.
//
// A run that judges is Cucumber's. Here the same sentences and the same surroundings are played, but nobody waits for a report.
import { generateMessages } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type Pickle, SourceMediaType } from '@cucumber/messages';
import type { Finding, Fitness, Violation } from '../src/definitions/evidence.ts';
import type { StallMeter } from '../src/stalls.ts';
import { askedOf, type Post } from './around.ts';
import type { Subject } from './catalogue.ts';
import type { Phrase } from './phrases.ts';
import { readingOf } from './reading.ts';
import type { WorldParameters } from './scene/till.ts';
import { Stage } from './stage.ts';

/** A scenario as it stands in its file. */
export type Scenario = { pickle: Pickle; document: GherkinDocument; place: string };

/** How one play of a scenario went. */
export type Play = {
  /** `broken`: the harness or the adapter failed, and nothing is said about the terminal. */
  outcome: 'passed' | 'failed' | 'skipped' | 'broken';
  /** Where it failed: the subject and text of the sentence; null where the audit failed, or nothing did. */
  at: { subject: Subject; keyword: Phrase['keyword']; sentence: string } | null;
  findings: readonly Finding[];
  violations: readonly Violation[];
  /** What broke, in one line. */
  error: string | null;
  fitness: Fitness | null;
  /** How often the glass changed something, and what was seen through a clear one. */
  acted: number;
  shown: ReadonlySet<string>;
  durationMs: number;
};

/** The scenarios of a feature file. Throws when it cannot be read. */
export function scenariosIn(text: string, uri: string): Scenario[] {
  const options = { newId: IdGenerator.incrementing(), includeGherkinDocument: true, includePickles: true };
  const envelopes = generateMessages(text, uri, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, options);
  const trouble = envelopes.find(({ parseError }) => parseError !== undefined)?.parseError;
  if (trouble !== undefined) throw new Error(`${uri}: ${trouble.message}`);
  const document = envelopes.find(({ gherkinDocument }) => gherkinDocument !== undefined)?.gherkinDocument;
  return envelopes.flatMap(({ pickle }) =>
    pickle === undefined || document === undefined
      ? []
      : [{ pickle, document, place: `${uri}:${pickle.location?.line ?? 0}` }],
  );
}

/** What the Then sentences of a scenario are about. */
export const thensOf = ({ pickle }: Scenario): Set<Subject> =>
  new Set(
    pickle.steps.flatMap(({ text }) => {
      const { phrase, subject } = readingOf(text);
      return phrase.keyword === 'Then' ? [subject] : [];
    }),
  );

/** Plays a scenario at a post, on the terminal and with the settings of `parameters`. Never rejects. */
export async function play(
  { pickle, document }: Scenario,
  post: Post,
  parameters: WorldParameters,
  stalls: StallMeter,
): Promise<Play> {
  const from = performance.now();
  const language = document.feature?.language.startsWith('zh') ? 'zh-CN' : 'en';
  const stage = await Stage.open(post, parameters, stalls, { language, asked: askedOf(pickle) });
  for (const { text } of pickle.steps) if (stage.outcome === 'passed') await stage.say(text);
  await stage.end();
  const { outcome, at, findings, violations, error, fitness, till } = stage;
  return {
    outcome,
    at,
    findings,
    violations,
    error,
    fitness,
    acted: till.glass?.acted ?? 0,
    shown: till.glass?.shown ?? new Set(),
    durationMs: performance.now() - from,
  };
}

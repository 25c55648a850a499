// Plays scenarios one by one without Cucumber, many times and side by side: for what looks at the scenarios themselves.
//
// A run that judges is Cucumber's. Here the same sentences and the same surroundings are played, but nobody waits for a report.
import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { generateMessages } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type Pickle, SourceMediaType } from '@cucumber/messages';
import {
  EVIDENCE_MEDIA_TYPE,
  type Evidence,
  FINDING_MEDIA_TYPE,
  FITNESS_MEDIA_TYPE,
  type Finding,
  type Fitness,
  TERMINAL_FAULT_ERRORS,
  type Violation,
} from '../src/definitions/evidence.ts';
import type { StallMeter } from '../src/stalls.ts';
import { close, conclude, open, type Post } from './around.ts';
import { within } from './bounds.ts';
import { SUBJECTS, type Subject } from './catalogue.ts';
import { PARAMETER_TYPES } from './parameters.ts';
import type { Phrase } from './phrases.ts';
import { prepareScene } from './scene/setting.ts';
import { TillWorld, type WorldParameters } from './scene/till.ts';

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

type Reading = { phrase: Phrase; subject: Subject; values: unknown[] };

const registry = new ParameterTypeRegistry();
for (const { name, regexp, transformer } of PARAMETER_TYPES)
  registry.defineParameterType(
    new ParameterType<unknown>(name, regexp, null, transformer as (...match: string[]) => unknown, false, false),
  );
let sentences: { phrase: Phrase; subject: Subject; expression: CucumberExpression }[] | undefined;
const readings = new Map<string, Reading>();

/** The sentence of a step, read once. */
export function readingOf(text: string): Reading {
  sentences ??= (Object.entries(SUBJECTS) as [Subject, readonly Phrase[]][]).flatMap(([subject, phrases]) =>
    phrases.flatMap((phrase) =>
      [phrase.en, phrase.zh].map((sentence) => ({
        phrase,
        subject,
        expression: new CucumberExpression(sentence, registry),
      })),
    ),
  );
  const known = readings.get(text);
  if (known !== undefined) return known;
  for (const { phrase, subject, expression } of sentences) {
    const matched = expression.match(text);
    if (matched === null) continue;
    const reading = { phrase, subject, values: matched.map((argument) => argument.getValue(null)) };
    readings.set(text, reading);
    return reading;
  }
  throw new Error(`No sentence is known that says "${text}".`);
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
  const findings: Finding[] = [];
  let evidence: Evidence | null = null;
  let fitness: Fitness | null = null;
  const attach = (body: string, mediaType: string) => {
    if (mediaType === FINDING_MEDIA_TYPE) findings.push(JSON.parse(body));
    if (mediaType === EVIDENCE_MEDIA_TYPE) evidence = JSON.parse(body);
    if (mediaType === FITNESS_MEDIA_TYPE) fitness = JSON.parse(body);
  };
  const till = new TillWorld({ attach, log: () => undefined, link: () => undefined, parameters } as never);
  till.stalls = stalls;
  till.setScene = (preparations) => prepareScene(till, preparations);
  till.measuredFrom = stalls.mark();
  till.language = document.feature?.language.startsWith('zh') ? 'zh-CN' : 'en';
  const tags = pickle.tags.map(({ name }) => name);
  let at: Play['at'] = null;
  let outcome = 'passed' as Play['outcome'];
  let error: string | null = null;
  const fail = (thrown: unknown) => {
    const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    outcome = (TERMINAL_FAULT_ERRORS as readonly string[]).includes(name) ? 'failed' : 'broken';
    error ??= message.split('\n')[0] ?? '';
  };
  try {
    if ((await within(till.bounds.stepMs, 'Opening the terminal', () => open(till, post, tags))) === 'skipped')
      outcome = 'skipped';
    for (const { text } of outcome === 'skipped' ? [] : pickle.steps) {
      const { phrase, subject, values } = readingOf(text);
      at = { subject, keyword: phrase.keyword, sentence: text };
      const told = await till.run(phrase.keyword, () => phrase.handler(till, ...(values as never[])));
      if (told === 'skipped') outcome = 'skipped';
      if (told === 'skipped') break;
    }
  } catch (thrown) {
    fail(thrown);
  }
  if (outcome !== 'failed' && outcome !== 'broken') at = null;
  try {
    if (outcome === 'skipped') await close(till);
    else await conclude(till, outcome === 'passed');
  } catch (thrown) {
    // A later fault of the harness does not take back what was found.
    if (outcome !== 'failed') fail(thrown);
  }
  return {
    outcome,
    at,
    findings,
    violations: (evidence as Evidence | null)?.violations ?? [],
    error,
    fitness,
    acted: till.glass?.acted ?? 0,
    shown: till.glass?.shown ?? new Set(),
    durationMs: performance.now() - from,
  };
}

// Reads Cucumber's message stream and keeps what the reports need of it, in an order that does not depend on the order of the run.
import type { Envelope, GherkinDocument, Pickle, PickleStep, Timestamp } from '@cucumber/messages';
import type { Bilingual } from '../definitions/evidence.ts';
import { type Attempt, courseOf, iso } from './attempt.ts';
import type { CollectedRun, CollectedScenario, Course, Progress, StepOutcome } from './collected.ts';
import { lateFailure, repeatWords } from './fitness.ts';
import { nearest } from './nearest.ts';
import { parseTrouble } from './parse-errors.ts';
import { type DocumentIndex, describeDocument, type Example, namesakes, placeKey, placeOf } from './places.ts';
import { Round, type Standing } from './round.ts';
import { judge } from './verdicts.ts';

/** An attempt that was not made. */
const NOT_BEGUN: Course = { finished: false, outcomes: [], findings: [], evidence: null, fitness: null };

/**
 * Takes envelopes one by one; `run()` gives the whole. `onScenario` is called with every scenario that has ended for good. The streams of
 * several rounds may follow each other: then the last attempt of a scenario that came to an end counts.
 */
export class Collector {
  readonly #onScenario: (progress: Progress) => void;
  readonly #onBegin: (name: string) => void;
  readonly #now: () => number;
  readonly #documents = new Map<string, DocumentIndex>();
  #round: Round;
  /** Scenarios that have ended in any round, and those that earlier rounds did not come to the end of, by place. */
  readonly #ended = new Map<string, CollectedScenario>();
  readonly #left = new Map<string, CollectedScenario>();
  /** What did not pass in an earlier repetition, by place: a pass after it takes nothing back. */
  readonly #wrongBefore = new Map<string, CollectedScenario>();
  /** Places of everything that was to run in any round. */
  readonly #known = new Set<string>();
  /** Tags of everything that was read, by place. */
  readonly #read = new Map<string, string[]>();
  #givenUp: Bilingual | null = null;
  readonly #versions: Record<string, string> = {};
  readonly #problems: (string | Bilingual)[] = [];
  /** Sentences that steps may use, asked for when one is unknown: those of a project are known late. */
  readonly #sentences: () => Iterable<string>;
  readonly #expressions = new Set<string>();
  #alike: { of: number; uris: ReadonlySet<string> } | undefined;
  #started: { at: Timestamp; ms: number } | null = null;
  #finishedMs: number | null = null;

  /**
   * @param sentences gives examples to suggest for an unknown sentence; without it, the expressions of the step definitions are suggested
   * @param now milliseconds of a clock that does not step, from which every duration comes
   * @param onBegin is called with the name of every scenario that begins
   */
  constructor(
    onScenario: (progress: Progress) => void = () => {},
    sentences?: () => Iterable<string>,
    now: () => number = () => performance.now(),
    onBegin: (name: string) => void = () => {},
  ) {
    this.#onBegin = onBegin;
    this.#onScenario = onScenario;
    this.#now = now;
    this.#round = new Round(now);
    this.#sentences = sentences ?? (() => this.#expressions);
  }

  take(envelope: Envelope): void {
    const { meta, gherkinDocument, pickle, parseError, testRunStarted, testCase } = envelope;
    if (meta) {
      this.#beginRound();
      for (const product of [meta.implementation, meta.runtime, meta.os, meta.cpu]) {
        this.#versions[product.name] = product.version ?? '';
      }
    }
    if (gherkinDocument) this.#document(gherkinDocument);
    if (envelope.stepDefinition) this.#expressions.add(envelope.stepDefinition.pattern.source);
    if (pickle) {
      this.#round.announcePickle(pickle);
      this.#read.set(placeKey(pickle), tagsOf(pickle));
    }
    if (parseError) this.#problems.push(parseTrouble(parseError.source.uri, parseError.message));
    if (testRunStarted) this.#started ??= { at: testRunStarted.timestamp, ms: this.#now() };
    if (testCase) this.#known.add(placeKey(this.#round.announceTestCase(testCase)));
    if (envelope.testCaseStarted) this.#onBegin(this.#round.pickleOf(envelope.testCaseStarted.testCaseId).name);
    const ended = this.#round.take(envelope);
    if (ended) this.#end(ended, null);
    this.#takeEnd(envelope);
  }

  #takeEnd({ testRunHookFinished, testRunFinished }: Envelope): void {
    if (testRunHookFinished?.result.status === 'FAILED') {
      const problem = testRunHookFinished.result.exception?.message ?? 'a hook around the run failed';
      // Each worker says it for itself.
      if (!this.#problems.includes(problem)) this.#problems.push(problem);
    }
    if (testRunFinished) {
      this.#finishedMs = this.#now();
      if (testRunFinished.exception) this.#problems.push(testRunFinished.exception.message ?? 'the run broke off');
    }
  }

  /** How far the run is, in scenarios. */
  get progress(): { done: number; total: number } {
    return { done: this.#ended.size, total: this.#known.size };
  }

  /** The scenario at that place did not come to its end, through no act of its own. Nothing happens when this round does not know it. */
  cutOff(place: string, reason: Bilingual): void {
    const found = this.#round.at(place);
    if (found !== undefined) this.#end(found, reason);
  }

  /** Nothing more will be played; what has not ended is told so. */
  giveUp(reason: Bilingual): void {
    this.#givenUp = reason;
    this.#problems.push(reason);
  }

  /** Everything is about to be played once more; what did not pass so far stays so. */
  repeat(): void {
    for (const [place, scenario] of this.#ended)
      if (severity(scenario) > 0) this.#wrongBefore.set(place, worse(scenario, this.#wrongBefore.get(place)));
    this.#ended.clear();
    this.#left.clear();
  }

  /** What has ended in any round, by place. */
  ended(): ReadonlyMap<string, CollectedScenario> {
    return this.#ended;
  }

  /** Places of the scenarios that are known and have not ended in any round. */
  unended(): string[] {
    return [...this.#known].filter((place) => !this.#ended.has(place));
  }

  /** Another stream begins, with ids of its own. */
  #beginRound(): void {
    for (const [place, scenario] of this.#unfinished()) this.#left.set(place, scenario);
    this.#round = new Round(this.#now);
  }

  /** What was to run in this round and has not ended in any, by place. */
  #unfinished(): [string, CollectedScenario][] {
    return this.#round.standings
      .filter(({ pickle }) => !this.#ended.has(placeKey(pickle)))
      .map((standing) => [placeKey(standing.pickle), this.#scenario(standing, null)]);
  }

  #end(standing: Standing, cutOff: Bilingual | null): void {
    const scenario = this.#scenario(standing, cutOff);
    this.#ended.set(placeKey(standing.pickle), scenario);
    this.#onScenario({ done: this.#ended.size, total: this.#known.size, scenario });
  }

  /** Everything so far; scenarios sorted by file and place in the file. */
  run(): CollectedRun {
    const known = new Map([...this.#left, ...this.#ended, ...this.#unfinished()]);
    const cutOff = this.#givenUp;
    const scenarios = [...known].map(([place, scenario]) =>
      worse(this.#ended.get(place) ?? { ...scenario, cutOff }, this.#wrongBefore.get(place)),
    );
    return {
      startedAt: this.#started && iso(this.#started.at),
      durationMs: this.#started && this.#finishedMs !== null ? this.#finishedMs - this.#started.ms : 0,
      versions: this.#versions,
      problems: this.#problems,
      scenarios: scenarios.sort((a, b) => compare(a.uri, b.uri) || a.line - b.line),
      leftOut: [...this.#read].filter(([place]) => !this.#known.has(place)).flatMap(([, tags]) => tags),
    };
  }

  #document(document: GherkinDocument): void {
    if (!document.uri) return;
    const described = describeDocument(document);
    this.#documents.set(document.uri, described);
    for (const { name, line } of described.withoutRows)
      this.#problems.push(`${document.uri}:${line}: the outline "${name}" has no examples, so nothing of it runs`);
  }

  /** All files are read before the first scenario starts, so this is worked out once. */
  #namesakes(): ReadonlySet<string> {
    if (this.#alike?.of !== this.#documents.size) {
      this.#alike = { of: this.#documents.size, uris: namesakes(this.#documents) };
    }
    return this.#alike.uris;
  }

  #scenario({ pickle, attempt }: Standing, cutOff: Bilingual | null): CollectedScenario {
    const document = this.#documents.get(pickle.uri);
    const before = this.#ended.get(placeKey(pickle));
    const siblings = this.#round.siblingsOf(pickle);
    return {
      ...placeOf(pickle, siblings, document, this.#namesakes().has(pickle.uri)),
      name: pickle.name,
      tags: tagsOf(pickle),
      steps: pickle.steps.map((step) => stepOf(step, document)),
      startedAt: attempt && iso(attempt.startedAt),
      durationMs: attempt ? this.#now() - attempt.beganMs : 0,
      attempts: (before?.attempts ?? 0) + (attempt ? attempt.attempt + 1 : 0),
      earlier: [
        ...(before ? [...before.earlier, before] : []),
        ...(attempt ? this.#round.before(attempt).map((each) => this.#course(each, pickle)) : []),
      ],
      example: exampleOf(pickle, document),
      ...(attempt ? this.#course(attempt, pickle) : NOT_BEGUN),
      repeated: before ? repetitionOf(before) : null,
      cutOff,
    };
  }

  #course(attempt: Attempt, pickle: Pickle): Course {
    const course = courseOf(attempt, pickle);
    return { ...course, outcomes: course.outcomes.map((outcome) => this.#suggest(outcome, pickle)) };
  }

  #suggest(outcome: StepOutcome, pickle: Pickle): StepOutcome {
    if (outcome.status !== 'undefined' || outcome.step === null) return outcome;
    const chinese = pickle.language.startsWith('zh');
    const known = [...this.#sentences()].filter((sentence) => /\p{Script=Han}/u.test(sentence) === chinese);
    return { ...outcome, nearest: nearest(pickle.steps[outcome.step]?.text ?? '', known) };
  }
}

const severity = (scenario: CollectedScenario) => ['inconclusive', 'failed'].indexOf(judge(scenario).verdict) + 1;

/** The earlier play of a scenario where it went wrong as badly, else the later one. */
function worse(later: CollectedScenario, earlier: CollectedScenario | undefined): CollectedScenario {
  return earlier !== undefined && severity(earlier) >= severity(later) ? earlier : later;
}

function tagsOf({ tags }: Pickle): string[] {
  return tags.map(({ name }) => name);
}

function exampleOf({ astNodeIds }: Pickle, document: DocumentIndex | undefined): Example | null {
  return astNodeIds.map((id) => document?.examples.get(id)).find((row) => row !== undefined) ?? null;
}

/** Why a scenario that had ended before is played again. */
function repetitionOf(before: CollectedScenario): CollectedScenario['repeated'] {
  const { fitness, repeated } = before;
  const late = lateFailure(before);
  if (repeated !== null || late === null || fitness === null) return repeated;
  return { reason: repeatWords(late, fitness), fitness };
}

function stepOf(step: PickleStep, document: DocumentIndex | undefined): CollectedScenario['steps'][number] {
  const keyword = step.astNodeIds.map((id) => document?.keywords.get(id)).find((found) => found !== undefined) ?? '';
  const line = step.astNodeIds.map((id) => document?.lines.get(id)).find((found) => found !== undefined);
  const table = step.argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value));
  const doc = step.argument?.docString?.content;
  return {
    keyword,
    text: step.text,
    ...(line === undefined ? {} : { line }),
    ...(table ? { table } : {}),
    ...(doc === undefined ? {} : { doc }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

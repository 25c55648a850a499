// Reads Cucumber's message stream and keeps what the reports need of it, in an order that does not depend on the order of the run.
import type {
  Attachment,
  Envelope,
  GherkinDocument,
  Pickle,
  PickleStep,
  TestCase,
  Timestamp,
} from '@cucumber/messages';
import {
  type Bilingual,
  EVIDENCE_MEDIA_TYPE,
  type Evidence,
  FINDING_MEDIA_TYPE,
  FITNESS_MEDIA_TYPE,
  type Finding,
  type Fitness,
} from '../definitions/evidence.ts';
import { lateFailure, repeatWords } from './fitness.ts';
import { nearest } from './nearest.ts';
import { type DocumentIndex, describeDocument, type Example, namesakes, type Place, placeOf } from './places.ts';

/** The outcome of a test step as Cucumber told it; `step` is the index of the Gherkin step, null for a hook. */
export type StepOutcome = {
  step: number | null;
  status: string;
  durationMs: number;
  error: { name: string; message: string } | null;
  /** For a sentence that nobody knows: the sentences of its language that look most like it. */
  nearest?: string[];
};

/** One scenario in one language, as it ran; `startedAt` is null when it did not. */
export type CollectedScenario = Place & {
  name: string;
  tags: string[];
  steps: { keyword: string; text: string; line?: number; table?: string[][]; doc?: string }[];
  startedAt: string | null;
  durationMs: number;
  attempts: number;
  /** The attempts before the last, in their order. */
  earlier: Course[];
  /** Its row, when it comes from an outline. */
  example: Example | null;
  /** Why it was played again alone, with what was measured before; null when it was not. */
  repeated: { reason: Bilingual; fitness: Fitness } | null;
  /** Why it did not come to its end, or was not begun, through no act of its own; null when it did, or nobody knows. */
  cutOff: Bilingual | null;
} & Course;

/** How one attempt at a scenario went. */
export type Course = {
  /** It came to its end: hooks, steps and all. */
  finished: boolean;
  outcomes: StepOutcome[];
  findings: Finding[];
  evidence: Evidence | null;
  /** How late the test system itself was; null when nobody measured. */
  fitness: Fitness | null;
};

/** An attempt that was not made. */
const NOT_BEGUN: Course = { finished: false, outcomes: [], findings: [], evidence: null, fitness: null };

export type CollectedRun = {
  startedAt: string | null;
  durationMs: number;
  versions: Record<string, string>;
  /** Errors of the run as a whole: feature files that cannot be read, hooks around the run that failed. */
  problems: (string | Bilingual)[];
  /** Why it was ended before its time; absent when it was not. */
  brokenOff?: Bilingual;
  scenarios: CollectedScenario[];
  /** Tags of scenarios that were read and did not run, because a filter left them out. */
  leftOut: string[];
};

/** What is told while the run goes on. */
export type Progress = { done: number; total: number; scenario: CollectedScenario };

type Attempt = {
  testCase: TestCase;
  attempt: number;
  startedAt: Timestamp;
  /** On the collector's own clock: those of the messages may step. */
  beganMs: number;
  finished: boolean;
  outcomes: Map<string, Omit<StepOutcome, 'step'>>;
  findings: Finding[];
  evidence: Evidence | null;
  fitness: Fitness | null;
};

/** Where a scenario stands: the same in every round of a run, as its ids are not. */
export const placeKey = ({ uri, location }: Pick<Pickle, 'uri' | 'location'>) => `${uri}:${location?.line ?? 0}`;

/**
 * Takes envelopes one by one; `run()` gives the whole. `onScenario` is called with every scenario that has ended for good. The streams of
 * several rounds may follow each other: then the last attempt of a scenario that came to an end counts.
 */
export class Collector {
  readonly #onScenario: (progress: Progress) => void;
  readonly #now: () => number;
  readonly #documents = new Map<string, DocumentIndex>();
  /** Of this round, by id. */
  #pickles = new Map<string, Pickle>();
  #testCases = new Map<string, TestCase>();
  #attempts = new Map<string, Attempt>();
  /** The last attempt of every pickle that was to run in this round. */
  #last = new Map<string, Attempt | null>();
  /** Scenarios that have ended in any round, and those that earlier rounds did not come to the end of, by place. */
  readonly #ended = new Map<string, CollectedScenario>();
  readonly #left = new Map<string, CollectedScenario>();
  /** Places of everything that was to run in any round. */
  readonly #known = new Set<string>();
  /** Tags of everything that was read, by place. */
  readonly #read = new Map<string, string[]>();
  #givenUp: Bilingual | null = null;
  readonly #versions: Record<string, string> = {};
  readonly #problems: (string | Bilingual)[] = [];
  /** Sentences that steps may use. */
  readonly #sentences: Set<string>;
  readonly #ownSentences: boolean;
  #alike: { of: number; uris: ReadonlySet<string> } | undefined;
  #started: { at: Timestamp; ms: number } | null = null;
  #finishedMs: number | null = null;

  /**
   * @param sentences examples to suggest for an unknown sentence; without any, the expressions of the step definitions are suggested
   * @param now milliseconds of a clock that does not step, from which every duration comes
   */
  constructor(
    onScenario: (progress: Progress) => void = () => {},
    sentences: readonly string[] = [],
    now: () => number = () => performance.now(),
  ) {
    this.#onScenario = onScenario;
    this.#now = now;
    this.#sentences = new Set(sentences);
    this.#ownSentences = sentences.length === 0;
  }

  take(envelope: Envelope): void {
    const { meta, gherkinDocument, pickle, parseError, testRunStarted, testCase, attachment, testRunFinished } =
      envelope;
    if (meta) {
      this.#beginRound();
      for (const product of [meta.implementation, meta.runtime, meta.os, meta.cpu]) {
        this.#versions[product.name] = product.version ?? '';
      }
    }
    if (gherkinDocument) this.#document(gherkinDocument);
    if (envelope.stepDefinition && this.#ownSentences) this.#sentences.add(envelope.stepDefinition.pattern.source);
    if (pickle) {
      this.#pickles.set(pickle.id, pickle);
      this.#read.set(placeKey(pickle), tagsOf(pickle));
    }
    if (parseError) this.#problems.push(`${parseError.source.uri ?? 'a feature file'}: ${parseError.message}`);
    if (testRunStarted) this.#started ??= { at: testRunStarted.timestamp, ms: this.#now() };
    if (testCase) {
      this.#testCases.set(testCase.id, testCase);
      this.#last.set(testCase.pickleId, null);
      this.#known.add(placeKey(this.#pickleById(testCase.pickleId)));
    }
    if (attachment?.testCaseStartedId) this.#attach(attachment, attachment.testCaseStartedId);
    this.#takeAttempt(envelope);
    if (testRunFinished) {
      this.#finishedMs = this.#now();
      if (testRunFinished.exception) this.#problems.push(testRunFinished.exception.message ?? 'the run broke off');
    }
  }

  #takeAttempt({ testCaseStarted, testStepFinished, testCaseFinished, testRunHookFinished }: Envelope): void {
    if (testCaseStarted) {
      const { id, testCaseId, attempt, timestamp } = testCaseStarted;
      const testCase = this.#testCases.get(testCaseId);
      if (!testCase) throw new Error(`The message stream starts test case ${testCaseId}, which it has not announced.`);
      const fresh = {
        testCase,
        attempt,
        startedAt: timestamp,
        beganMs: this.#now(),
        finished: false,
        outcomes: new Map(),
        findings: [],
        evidence: null,
        fitness: null,
      };
      this.#attempts.set(id, fresh);
      this.#last.set(testCase.pickleId, fresh);
    }
    if (testStepFinished) {
      const { status, duration, exception, message } = testStepFinished.testStepResult;
      const error = exception
        ? { name: exception.type, message: exception.message ?? message ?? '' }
        : message
          ? { name: 'Error', message }
          : null;
      this.#attempts.get(testStepFinished.testCaseStartedId)?.outcomes.set(testStepFinished.testStepId, {
        status: status.toLowerCase(),
        durationMs: duration.seconds * 1000 + duration.nanos / 1e6,
        error,
      });
    }
    const ended = testCaseFinished && this.#attempts.get(testCaseFinished.testCaseStartedId);
    if (ended) ended.finished = true;
    if (ended && !testCaseFinished.willBeRetried) this.#end(this.#pickleById(ended.testCase.pickleId), ended, null);
    if (testRunHookFinished?.result.status === 'FAILED') {
      const problem = testRunHookFinished.result.exception?.message ?? 'a hook around the run failed';
      // Each worker says it for itself.
      if (!this.#problems.includes(problem)) this.#problems.push(problem);
    }
  }

  /** How far the run is, in scenarios. */
  get progress(): { done: number; total: number } {
    return { done: this.#ended.size, total: this.#known.size };
  }

  /** The scenario at that place did not come to its end, through no act of its own; null when nothing of it is known in this round. */
  cutOff(place: string, reason: Bilingual): void {
    const found = [...this.#last].find(([id]) => placeKey(this.#pickleById(id)) === place);
    if (found !== undefined) this.#end(this.#pickleById(found[0]), found[1], reason);
  }

  /** Nothing more will be played; what has not ended is told so. */
  giveUp(reason: Bilingual): void {
    this.#givenUp = reason;
    this.#problems.push(reason);
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
    for (const [id, attempt] of this.#last) {
      const pickle = this.#pickleById(id);
      if (!this.#ended.has(placeKey(pickle))) this.#left.set(placeKey(pickle), this.#scenario(pickle, attempt, null));
    }
    this.#pickles = new Map();
    this.#testCases = new Map();
    this.#attempts = new Map();
    this.#last = new Map();
  }

  #end(pickle: Pickle, attempt: Attempt | null, cutOff: Bilingual | null): void {
    const place = placeKey(pickle);
    const scenario = this.#scenario(pickle, attempt, cutOff);
    this.#ended.set(place, scenario);
    this.#onScenario({ done: this.#ended.size, total: this.#known.size, scenario });
  }

  /** Everything so far; scenarios sorted by file and place in the file. */
  run(): CollectedRun {
    const known = new Map([...this.#left, ...this.#ended]);
    const cutOff = this.#givenUp;
    for (const [id, attempt] of this.#last) {
      const pickle = this.#pickleById(id);
      const place = placeKey(pickle);
      if (!this.#ended.has(place)) known.set(place, this.#scenario(pickle, attempt, null));
    }
    const scenarios = [...known].map(([place, scenario]) => this.#ended.get(place) ?? { ...scenario, cutOff });
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

  #pickleById(id: string): Pickle {
    const pickle = this.#pickles.get(id);
    if (!pickle) throw new Error(`The message stream names pickle ${id}, which it has not announced.`);
    return pickle;
  }

  #attach(attachment: Attachment, attemptId: string): void {
    const attempt = this.#attempts.get(attemptId);
    if (!attempt) return;
    if (attachment.mediaType === EVIDENCE_MEDIA_TYPE) attempt.evidence = bodyOf<Evidence>(attachment);
    if (attachment.mediaType === FITNESS_MEDIA_TYPE) attempt.fitness = bodyOf<Fitness>(attachment);
    if (attachment.mediaType === FINDING_MEDIA_TYPE) attempt.findings.push(bodyOf<Finding>(attachment));
  }

  #scenario(pickle: Pickle, attempt: Attempt | null, cutOff: Bilingual | null): CollectedScenario {
    const document = this.#documents.get(pickle.uri);
    const before = this.#ended.get(placeKey(pickle));
    const siblings = [...this.#pickles.values()].filter(({ uri }) => uri === pickle.uri);
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
        ...(attempt ? this.#before(attempt).map((each) => this.#course(each, pickle)) : []),
      ],
      example: exampleOf(pickle, document),
      ...(attempt ? this.#course(attempt, pickle) : NOT_BEGUN),
      repeated: before ? repetitionOf(before) : null,
      cutOff,
    };
  }

  #course(attempt: Attempt, pickle: Pickle): Course {
    return {
      finished: attempt.finished,
      outcomes: outcomesOf(attempt, pickle).map((outcome) => this.#suggest(outcome, pickle)),
      findings: attempt.findings,
      evidence: attempt.evidence,
      fitness: attempt.fitness,
    };
  }

  #before({ testCase, attempt }: Attempt): Attempt[] {
    if (attempt === 0) return [];
    const same = [...this.#attempts.values()].filter((each) => each.testCase.pickleId === testCase.pickleId);
    return same.filter((each) => each.attempt < attempt).sort((a, b) => a.attempt - b.attempt);
  }

  #suggest(outcome: StepOutcome, pickle: Pickle): StepOutcome {
    if (outcome.status !== 'undefined' || outcome.step === null) return outcome;
    const chinese = pickle.language.startsWith('zh');
    const known = [...this.#sentences].filter((sentence) => /\p{Script=Han}/u.test(sentence) === chinese);
    return { ...outcome, nearest: nearest(pickle.steps[outcome.step]?.text ?? '', known) };
  }
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

function outcomesOf({ testCase, outcomes }: Attempt, pickle: Pickle): StepOutcome[] {
  return testCase.testSteps.flatMap((testStep) => {
    const outcome = outcomes.get(testStep.id);
    const index = testStep.pickleStepId ? pickle.steps.findIndex(({ id }) => id === testStep.pickleStepId) : -1;
    return outcome ? [{ step: index < 0 ? null : index, ...outcome }] : [];
  });
}

function bodyOf<T>({ body, contentEncoding, mediaType }: Attachment): T {
  const json = contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString('utf8') : body;
  try {
    return JSON.parse(json) as T;
  } catch (error) {
    throw new Error(`An attachment of type ${mediaType} is not JSON.`, { cause: error });
  }
}

function milliseconds({ seconds, nanos }: Timestamp): number {
  return seconds * 1000 + nanos / 1e6;
}

function iso(timestamp: Timestamp): string {
  return new Date(milliseconds(timestamp)).toISOString();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

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
import { EVIDENCE_MEDIA_TYPE, type Evidence, FINDING_MEDIA_TYPE, type Finding } from '../definitions/evidence.ts';
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
} & Course;

/** How one attempt at a scenario went. */
export type Course = {
  /** It came to its end: hooks, steps and all. */
  finished: boolean;
  outcomes: StepOutcome[];
  findings: Finding[];
  evidence: Evidence | null;
};

export type CollectedRun = {
  startedAt: string | null;
  durationMs: number;
  versions: Record<string, string>;
  /** Errors of the run as a whole: feature files that cannot be read, hooks around the run that failed. */
  problems: string[];
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
  finishedAt: Timestamp | null;
  outcomes: Map<string, Omit<StepOutcome, 'step'>>;
  findings: Finding[];
  evidence: Evidence | null;
};

/** Takes envelopes one by one; `run()` gives the whole. `onScenario` is called with every scenario that has ended for good. */
export class Collector {
  readonly #onScenario: (progress: Progress) => void;
  readonly #documents = new Map<string, DocumentIndex>();
  readonly #pickles = new Map<string, Pickle>();
  readonly #testCases = new Map<string, TestCase>();
  readonly #attempts = new Map<string, Attempt>();
  /** The last attempt of every pickle that was to run. */
  readonly #last = new Map<string, Attempt | null>();
  readonly #versions: Record<string, string> = {};
  readonly #problems: string[] = [];
  /** Sentences that steps may use. */
  readonly #sentences: Set<string>;
  readonly #ownSentences: boolean;
  #alike: { of: number; uris: ReadonlySet<string> } | undefined;
  #started: Timestamp | null = null;
  #finished: Timestamp | null = null;
  #done = 0;

  /** @param sentences examples to suggest for an unknown sentence; without any, the expressions of the step definitions are suggested */
  constructor(onScenario: (progress: Progress) => void = () => {}, sentences: readonly string[] = []) {
    this.#onScenario = onScenario;
    this.#sentences = new Set(sentences);
    this.#ownSentences = sentences.length === 0;
  }

  take(envelope: Envelope): void {
    const { meta, gherkinDocument, pickle, parseError, testRunStarted, testCase, attachment, testRunFinished } =
      envelope;
    if (meta) {
      for (const product of [meta.implementation, meta.runtime, meta.os, meta.cpu]) {
        this.#versions[product.name] = product.version ?? '';
      }
    }
    if (gherkinDocument) this.#document(gherkinDocument);
    if (envelope.stepDefinition && this.#ownSentences) this.#sentences.add(envelope.stepDefinition.pattern.source);
    if (pickle) this.#pickles.set(pickle.id, pickle);
    if (parseError) this.#problems.push(`${parseError.source.uri ?? 'a feature file'}: ${parseError.message}`);
    if (testRunStarted) this.#started = testRunStarted.timestamp;
    if (testCase) {
      this.#testCases.set(testCase.id, testCase);
      this.#last.set(testCase.pickleId, null);
    }
    if (attachment?.testCaseStartedId) this.#attach(attachment, attachment.testCaseStartedId);
    this.#takeAttempt(envelope);
    if (testRunFinished) {
      this.#finished = testRunFinished.timestamp;
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
        finishedAt: null,
        outcomes: new Map(),
        findings: [],
        evidence: null,
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
    if (ended) ended.finishedAt = testCaseFinished.timestamp;
    if (ended && !testCaseFinished.willBeRetried) {
      this.#done += 1;
      const scenario = this.#scenario(this.#pickleOf(ended.testCase), ended);
      this.#onScenario({ done: this.#done, total: this.#last.size, scenario });
    }
    if (testRunHookFinished?.result.status === 'FAILED') {
      this.#problems.push(testRunHookFinished.result.exception?.message ?? 'a hook around the run failed');
    }
  }

  /** Everything so far; scenarios sorted by file and place in the file. */
  run(): CollectedRun {
    const scenarios = [...this.#last].map(([pickleId, attempt]) => this.#scenario(this.#pickleById(pickleId), attempt));
    return {
      startedAt: this.#started && iso(this.#started),
      durationMs: this.#started && this.#finished ? milliseconds(this.#finished) - milliseconds(this.#started) : 0,
      versions: this.#versions,
      problems: this.#problems,
      scenarios: scenarios.sort((a, b) => compare(a.uri, b.uri) || a.line - b.line),
      leftOut: [...this.#pickles.values()].filter(({ id }) => !this.#last.has(id)).flatMap(tagsOf),
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

  #pickleOf(testCase: TestCase): Pickle {
    return this.#pickleById(testCase.pickleId);
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
    if (attachment.mediaType === FINDING_MEDIA_TYPE) attempt.findings.push(bodyOf<Finding>(attachment));
  }

  #scenario(pickle: Pickle, attempt: Attempt | null): CollectedScenario {
    const document = this.#documents.get(pickle.uri);
    const siblings = [...this.#pickles.values()].filter(({ uri }) => uri === pickle.uri);
    const from = attempt && milliseconds(attempt.startedAt);
    return {
      ...placeOf(pickle, siblings, document, this.#namesakes().has(pickle.uri)),
      name: pickle.name,
      tags: tagsOf(pickle),
      steps: pickle.steps.map((step) => stepOf(step, document)),
      startedAt: attempt && iso(attempt.startedAt),
      durationMs: attempt?.finishedAt && from !== null ? Math.max(0, milliseconds(attempt.finishedAt) - from) : 0,
      attempts: attempt ? attempt.attempt + 1 : 0,
      earlier: attempt ? this.#before(attempt).map((each) => this.#course(each, pickle)) : [],
      example: exampleOf(pickle, document),
      ...(attempt ? this.#course(attempt, pickle) : { finished: false, outcomes: [], findings: [], evidence: null }),
    };
  }

  #course(attempt: Attempt, pickle: Pickle): Course {
    return {
      finished: attempt.finishedAt !== null,
      outcomes: outcomesOf(attempt, pickle).map((outcome) => this.#suggest(outcome, pickle)),
      findings: attempt.findings,
      evidence: attempt.evidence,
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

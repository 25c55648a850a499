// One round of a run: the pickles and test cases that a message stream announces under ids of its own, and how their attempts went.
import type { Envelope, Pickle, TestCase } from '@cucumber/messages';
import { type Attempt, beginAttempt, takeAttachment, takeStep } from './attempt.ts';
import { placeKey } from './places.ts';

/** The last attempt at a pickle that is to run; null before the first. */
export type Standing = { pickle: Pickle; attempt: Attempt | null };

export class Round {
  readonly #pickles = new Map<string, Pickle>();
  readonly #testCases = new Map<string, TestCase>();
  readonly #attempts = new Map<string, Attempt>();
  /** By id of the pickle, for every pickle that is to run. */
  readonly #last = new Map<string, Standing>();
  readonly #nowMs: () => number;

  /** @param nowMs a clock that does not step */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Every pickle that is to run, with its last attempt. */
  get standings(): Standing[] {
    return [...this.#last.values()];
  }

  /** What is to run at that place; undefined when nothing is. */
  at(place: string): Standing | undefined {
    return this.standings.find(({ pickle }) => placeKey(pickle) === place);
  }

  announcePickle(pickle: Pickle): void {
    this.#pickles.set(pickle.id, pickle);
  }

  /** Gives the pickle that is to run. */
  announceTestCase(testCase: TestCase): Pickle {
    const pickle = this.#pickleById(testCase.pickleId);
    this.#testCases.set(testCase.id, testCase);
    this.#last.set(pickle.id, { pickle, attempt: null });
    return pickle;
  }

  /** What a test case plays. */
  pickleOf(testCaseId: string): Pickle {
    return this.#pickleById(this.#testCaseById(testCaseId).pickleId);
  }

  /** Takes in what an envelope tells of an attempt. Gives the attempt that ends with it, and its pickle, when no other follows. */
  take(envelope: Envelope): Standing | null {
    const { attachment, testCaseStarted, testStepFinished, testCaseFinished } = envelope;
    const attached = attachment && this.#attempts.get(attachment.testCaseStartedId ?? '');
    if (attached) takeAttachment(attached, attachment);
    if (testCaseStarted) {
      const { id, testCaseId } = testCaseStarted;
      const testCase = this.#testCaseById(testCaseId);
      const attempt = beginAttempt(testCase, testCaseStarted, this.#nowMs());
      this.#attempts.set(id, attempt);
      this.#last.set(testCase.pickleId, { pickle: this.#pickleById(testCase.pickleId), attempt });
    }
    const stepped = testStepFinished && this.#attempts.get(testStepFinished.testCaseStartedId);
    if (stepped) takeStep(stepped, testStepFinished);
    const ended = testCaseFinished && this.#attempts.get(testCaseFinished.testCaseStartedId);
    if (!ended) return null;
    ended.finished = true;
    if (testCaseFinished.willBeRetried) return null;
    return { pickle: this.#pickleById(ended.testCase.pickleId), attempt: ended };
  }

  /** All pickles of a file, also those that do not run. */
  siblingsOf({ uri }: Pickle): Pickle[] {
    return [...this.#pickles.values()].filter((pickle) => pickle.uri === uri);
  }

  /** The attempts at the same pickle before this one, in their order. */
  before({ testCase, attempt }: Attempt): Attempt[] {
    if (attempt === 0) return [];
    const same = [...this.#attempts.values()].filter((each) => each.testCase.pickleId === testCase.pickleId);
    return same.filter((each) => each.attempt < attempt).sort((a, b) => a.attempt - b.attempt);
  }

  #testCaseById(id: string): TestCase {
    const testCase = this.#testCases.get(id);
    if (!testCase) throw new Error(`The message stream starts test case ${id}, which it has not announced.`);
    return testCase;
  }

  #pickleById(id: string): Pickle {
    const pickle = this.#pickles.get(id);
    if (!pickle) throw new Error(`The message stream names pickle ${id}, which it has not announced.`);
    return pickle;
  }
}

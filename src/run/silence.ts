// A terminal that has gone: nobody waits for it scenario after scenario, for each of hundreds.
import type { Envelope } from '@cucumber/messages';
import { goneWords } from '../compliance/broken-words.ts';
import { type Bilingual, TERMINAL_SILENT_ERROR } from '../definitions/evidence.ts';

/** So long may be waited in vain, in scenarios one after the other, in milliseconds. */
const MOST_MS = 30_000;

type Silence = {
  /** Takes in what happened; the reason once enough was waited for, else null. */
  after(envelope: Envelope): Bilingual | null;
};

/** Adds up how long the steps of a run waited for a terminal that did not answer. A scenario that ended in any other way begins the count anew. */
export function watchSilence(mostMs = MOST_MS): Silence {
  /** What was waited in vain by scenarios that are under way. */
  const waiting = new Map<string, { ms: number; why: string }>();
  let inARow = 0;
  let waitedMs = 0;
  return {
    after({ testStepFinished, testCaseFinished }) {
      const { testCaseStartedId = '', testStepResult } = testStepFinished ?? {};
      if (testStepResult?.exception?.type === TERMINAL_SILENT_ERROR) {
        const { duration, message = '', exception } = testStepResult;
        const ms = duration.seconds * 1000 + duration.nanos / 1e6;
        waiting.set(testCaseStartedId, { ms, why: exception.message ?? message });
      }
      if (testCaseFinished === undefined) return null;
      const silent = waiting.get(testCaseFinished.testCaseStartedId);
      waiting.delete(testCaseFinished.testCaseStartedId);
      inARow = silent === undefined ? 0 : inARow + 1;
      waitedMs = silent === undefined ? 0 : waitedMs + silent.ms;
      return silent === undefined || waitedMs < mostMs ? null : goneWords(inARow, waitedMs, silent.why);
    },
  };
}

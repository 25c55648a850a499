// One attempt at a scenario, as the messages tell of it step by step.
import type { Attachment, Pickle, TestCase, TestCaseStarted, TestStepFinished, Timestamp } from '@cucumber/messages';
import {
  EVIDENCE_MEDIA_TYPE,
  type Evidence,
  FINDING_MEDIA_TYPE,
  FITNESS_MEDIA_TYPE,
  type Finding,
  type Fitness,
} from '../definitions/evidence.ts';
import type { Course, StepOutcome } from './collected.ts';

export type Attempt = {
  testCase: TestCase;
  attempt: number;
  startedAt: Timestamp;
  /** On the collector's own clock: those of the messages may step. */
  beganMs: number;
  finished: boolean;
  /** By id of the test step. */
  outcomes: Map<string, Omit<StepOutcome, 'step'>>;
  findings: Finding[];
  evidence: Evidence | null;
  fitness: Fitness | null;
};

export function beginAttempt(testCase: TestCase, { attempt, timestamp }: TestCaseStarted, beganMs: number): Attempt {
  return {
    testCase,
    attempt,
    startedAt: timestamp,
    beganMs,
    finished: false,
    outcomes: new Map(),
    findings: [],
    evidence: null,
    fitness: null,
  };
}

/** A step of it has ended. */
export function takeStep({ outcomes }: Attempt, { testStepId, testStepResult }: TestStepFinished): void {
  const { status, duration, exception, message } = testStepResult;
  const error = exception
    ? { name: exception.type, message: exception.message ?? message ?? '' }
    : message
      ? { name: 'Error', message }
      : null;
  outcomes.set(testStepId, { status: status.toLowerCase(), durationMs: milliseconds(duration), error });
}

/** Something was attached to it; what is not for the reports is passed over. */
export function takeAttachment(attempt: Attempt, attachment: Attachment): void {
  if (attachment.mediaType === EVIDENCE_MEDIA_TYPE) attempt.evidence = bodyOf<Evidence>(attachment);
  if (attachment.mediaType === FITNESS_MEDIA_TYPE) attempt.fitness = bodyOf<Fitness>(attachment);
  if (attachment.mediaType === FINDING_MEDIA_TYPE) attempt.findings.push(bodyOf<Finding>(attachment));
}

/** How it has gone so far. */
export function courseOf(
  { testCase, finished, outcomes, findings, evidence, fitness }: Attempt,
  pickle: Pickle,
): Course {
  const told = testCase.testSteps.flatMap((testStep) => {
    const outcome = outcomes.get(testStep.id);
    const index = testStep.pickleStepId ? pickle.steps.findIndex(({ id }) => id === testStep.pickleStepId) : -1;
    return outcome ? [{ step: index < 0 ? null : index, ...outcome }] : [];
  });
  return { finished, outcomes: told, findings, evidence, fitness };
}

function bodyOf<T>({ body, contentEncoding, mediaType }: Attachment): T {
  const json = contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString('utf8') : body;
  try {
    return JSON.parse(json) as T;
  } catch (error) {
    throw new Error(`An attachment of type ${mediaType} is not JSON.`, { cause: error });
  }
}

function milliseconds({ seconds, nanos }: Pick<Timestamp, 'seconds' | 'nanos'>): number {
  return seconds * 1000 + nanos / 1e6;
}

export function iso(timestamp: Timestamp): string {
  return new Date(milliseconds(timestamp)).toISOString();
}

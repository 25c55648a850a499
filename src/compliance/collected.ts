// What is kept of a run: its scenarios, and how every attempt at them went.
import type { Bilingual, Evidence, Finding, Fitness } from '../definitions/evidence.ts';
import type { Example, Place } from './places.ts';

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

// What a run does when nobody says otherwise.

/** Scenarios at a time: more than the cores of a small machine, for much of a scenario is waiting. */
export const PARALLEL = 3;

/** Scenarios at a time where nothing waits, because our own terminal is told of a silence: one for each core, within these bounds. */
export const PARALLEL_TOLD = { least: 2, most: PARALLEL } as const;

/**
 * A worker thread loads for 0.7 s of processor time. For fewer scenarios of our own terminal than these another one is not started, and
 * for so few of a whole run none at all.
 */
export const WORTH_A_WORKER = 12;

/**
 * Most memory of a worker thread, in MB as V8 counts it. It lives in 40, and what is young lives as long as its scenario: with a quarter of this
 * room for it more than twice the time goes into copying it (docs/decisions/0007). One that runs away is ended, and told as such, before the machine ends the run.
 */
export const WORKER_MEMORY = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 256 };

/** A worker whose event loop does not run for so long hangs: longer than a starved machine keeps a thread waiting, or loading. */
export const STANDSTILL_MS = 60_000;

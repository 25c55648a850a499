// What a run does when nobody says otherwise.

/** Scenarios at a time: more than the cores of a small machine, for much of a scenario is waiting. */
export const PARALLEL = 4;

/** A worker whose event loop does not run for so long hangs: longer than a starved machine keeps a thread waiting, or loading. */
export const STANDSTILL_MS = 60_000;

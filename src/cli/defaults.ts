// What a run does when nobody says otherwise.

/** Scenarios at a time: more than the cores of a small machine, for much of a scenario is waiting. */
export const PARALLEL = 4;

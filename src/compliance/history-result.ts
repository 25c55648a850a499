// How runs before this one went, as the report tells it.
import { Type } from '../schema.ts';
import { closed, count, literals, text } from './schema-parts.ts';

/** The verdict of a whole run; the exit code follows from it. `passed` is all that a run can say that asked a part of the catalogue. */
export const RUN_VERDICTS = ['compliant', 'passed', 'not-compliant', 'inconclusive'] as const;
export type RunVerdict = (typeof RUN_VERDICTS)[number];

export const History = Type.Object(
  {
    runs: Type.Array(
      Type.Object(
        {
          startedAt: text(),
          verdict: literals(RUN_VERDICTS),
          terminal: text(),
          passed: count('scenarios'),
          failed: count('scenarios'),
          inconclusive: count('scenarios'),
        },
        closed,
      ),
      { description: 'the latest, oldest first; the last one is this run' },
    ),
    broken: Type.Array(text('id of a scenario that fails or is inconclusive, and was not when it was last played')),
    mended: Type.Array(text('id of a scenario that passes, and did not when it was last played')),
    still: Type.Array(
      Type.Object(
        {
          id: text('id of a scenario that fails or is inconclusive, as when it was last played'),
          since: text('start of the first of these runs'),
          runs: count('in a row that played it, this one included'),
        },
        closed,
      ),
    ),
  },
  { ...closed, description: 'the runs before, whose reports stood in the same folder; absent where there were none' },
);

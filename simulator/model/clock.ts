// The host's clock, as it is asked and set.
import { type Static, Type } from '../../src/schema.ts';
import { closed, instant } from './basics.ts';

export const ClockState = Type.Object(
  {
    now: Type.String({ description: 'ISO 8601 with offset' }),
    standing: Type.Boolean({ description: 'true = stands still until it is moved; false = real time' }),
  },
  { ...closed, $id: 'ClockState' },
);
export type ClockState = Static<typeof ClockState>;

export const ClockSetting = Type.Object(
  { now: Type.Union([instant('ISO 8601 with offset'), Type.Null()], { description: 'null = real time' }) },
  { ...closed, $id: 'ClockSetting' },
);

/** A hundred years: further than from one end of the host's time to the other. */
const LONGEST_MOVE_MS = 3_155_760_000_000;

export const ClockAdvance = Type.Object(
  {
    milliseconds: Type.Integer({
      minimum: -LONGEST_MOVE_MS,
      maximum: LONGEST_MOVE_MS,
      description: 'forwards, or back when negative; the clock then stands',
    }),
  },
  { ...closed, $id: 'ClockAdvance' },
);

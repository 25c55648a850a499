// The names of the faults, and what is told of each.
import { type Static, Type } from '../../src/schema.ts';
import { closed, literals } from './basics.ts';

/** Names of the faults; each is one file in simulator/faults. */
export const FAULTS = [
  'drop-request',
  'drop-answer',
  'late-answer',
  'duplicate-answer',
  'wrong-stan',
  'wrong-amount',
  'more-than-asked',
  'wrong-terminal',
  'wrong-mti',
  'wrong-mac',
  'no-mac',
  'no-code',
  'wrong-field',
  'without-field',
  'unknown-code',
  'wrong-check-value',
  'reset',
  'reset-after-commit',
  'truncate',
  'split',
  'coalesce',
  'garbage',
  'half-open',
  'dribble',
  'wrong-length',
  'wrong-status',
] as const;

export type FaultName = (typeof FAULTS)[number];

export const FaultInfo = Type.Object(
  {
    name: literals(FAULTS),
    kind: literals(['request', 'loss', 'decision', 'answer', 'wire'] as const),
    documentation: Type.Object({ en: Type.String(), zh: Type.String() }, closed),
    transports: Type.Array(Type.String()),
  },
  { ...closed, $id: 'FaultInfo' },
);
export type FaultInfo = Static<typeof FaultInfo>;

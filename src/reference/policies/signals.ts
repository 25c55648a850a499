// The sound and the light of a result: success and failure never sound or look alike (F-68).
import type { EventOf } from '../../terminal/contract.ts';
import type { Outcome } from '../device/stop.ts';

type Signal = { sound: EventOf<'sound'>['sound']; light: 'green' | 'red' };
export type SignalPolicy = {
  result(outcome: Outcome): Signal | null;
  /** How often a result is told. */
  times: number;
};

export const signalPolicy: SignalPolicy = {
  result: (outcome) =>
    outcome === 'approved' || outcome === 'done'
      ? { sound: 'success', light: 'green' }
      : { sound: 'failure', light: 'red' },
  times: 1,
};

// Which amounts the terminal takes.
import type { TerminalFunction } from '../../terminal/contract.ts';

type AmountVerdict = 'accepted' | 'zero' | 'over-refund-limit';

export type AmountPolicy = {
  /** Whether a confirmed amount may go on. `refundMinor` is the largest refund, inclusive. */
  judge(amountMinor: number, chosen: TerminalFunction, limits: { refundMinor: number }): AmountVerdict;
};

export const amountPolicy: AmountPolicy = {
  judge(amountMinor, chosen, { refundMinor }) {
    if (amountMinor <= 0) return 'zero';
    if (chosen === 'refund' && amountMinor > refundMinor) return 'over-refund-limit';
    return 'accepted';
  },
};

// When the cardholder is asked for the PIN (F-44 to F-49, F-52): a decision table, first row that fits.
import type { CardInterface, TerminalFunction } from '../../terminal/contract.ts';

type PinQuestion = {
  function: TerminalFunction;
  entry: CardInterface;
  /** Null where the function has no amount. */
  amountMinor: number | null;
  /** PIN-free limit in fen, inclusive; null = the service is off. */
  pinFreeMinor: number | null;
};

/** `ask`: PIN entry; `pin-free`: waived under the small-payment rule; `none`: this kind of transaction has no PIN. */
export type PinDecision = 'ask' | 'pin-free' | 'none';
export type PinPolicy = {
  decide(question: PinQuestion): PinDecision;
  /** The amount stands beside the PIN entry. */
  showsAmount: boolean;
};

type Row = { because: string; fits(question: PinQuestion): boolean; decision: PinDecision };

const ROWS: readonly Row[] = [
  { because: 'a payment code carries no PIN', fits: (q) => q.entry === 'qr', decision: 'none' },
  { because: 'a refund takes nothing from the card', fits: (q) => q.function === 'refund', decision: 'none' },
  { because: 'only a tap can go without', fits: (q) => q.entry !== 'tap', decision: 'ask' },
  {
    because: 'only sale and pre-authorisation can go without; forced PIN is a function of its own',
    fits: (q) => q.function !== 'sale' && q.function !== 'pre-authorisation',
    decision: 'ask',
  },
  { because: 'the service is off', fits: (q) => q.pinFreeMinor === null || q.amountMinor === null, decision: 'ask' },
  { because: 'above the limit', fits: (q) => (q.amountMinor ?? 0) > (q.pinFreeMinor ?? 0), decision: 'ask' },
  { because: 'a small tap', fits: () => true, decision: 'pin-free' },
];

export const pinPolicy: PinPolicy = {
  decide: (question) => ROWS.find((row) => row.fits(question))?.decision ?? 'ask',
  showsAmount: true,
};

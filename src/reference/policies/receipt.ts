// Which copies of a slip are issued, and what stands on them (F-40, F-42, F-43).
import type { Configuration, Slip } from '../../terminal/contract.ts';

export type Copy = Slip['copy'];
export type ReceiptPolicy = {
  /** Copies after this outcome, in the order in which they are issued. */
  copies(outcome: 'approved' | 'declined' | 'no-answer', receipt: Configuration['profile']['receipt']): Copy[];
  /** The copy has room for a signature, or carries the one given on the screen. */
  signatureLine(copy: Copy, signatureRequired: boolean): boolean;
  /** A printer without paper is waited for. */
  waitsForPaper: boolean;
  /** A slip printed again says so. */
  marksReprint: boolean;
  /** The amount that is printed, in fen. */
  amountMinor(amountMinor: number): number;
  /** Last word on what is printed of a copy. A right terminal changes nothing here. */
  paper(lines: readonly string[], copy: Copy): string[];
};

export const receiptPolicy: ReceiptPolicy = {
  copies(outcome, receipt) {
    if (outcome !== 'approved') return [];
    return receipt === 'electronic' ? ['electronic'] : ['merchant', 'cardholder'];
  },
  signatureLine: (copy, required) => required && copy !== 'cardholder',
  waitsForPaper: true,
  marksReprint: true,
  amountMinor: (amountMinor) => amountMinor,
  paper: (lines) => [...lines],
};

// What a deliberate fault is: one change to one part of the terminal, and the requirement that it breaks.
import type { Parts } from '../parts.ts';
import type { ReceiptPolicy } from '../policies/receipt.ts';
import type { WirePolicy } from '../policies/wire.ts';

export type Defect = {
  /** Stable name, also the name of its file. */
  readonly id: string;
  /** The requirement of the catalogue that a terminal with this fault breaks. */
  readonly requirement: string;
  readonly en: string;
  readonly zh: string;
  /** The parts with the fault put in. */
  apply(parts: Parts): Parts;
};

type Change = WirePolicy['outgoing'];

/** A fault that changes every request before its MAC is made. */
export const inRequests =
  (change: Change): Defect['apply'] =>
  (parts) => ({
    ...parts,
    wire: { ...parts.wire, outgoing: (message) => change(parts.wire.outgoing(message)) },
  });

type Print = ReceiptPolicy['paper'];

/** A fault of the paper alone: what the adapter says of the slip stays right. */
export const onPaper =
  (print: Print): Defect['apply'] =>
  (parts) => ({ ...parts, receipt: { ...parts.receipt, paper: (lines, copy) => print(lines, copy) } });

// The books that the oracle compares, as plain data: what the terminal holds, what the host holds, what was on the wire, what was shown.
import type { Secrets } from '../secrets/index.ts';

export type { Secrets } from '../secrets/index.ts';

/** An entry of the terminal's journal. Amounts in fen; card numbers masked. */
export type JournalEntry = {
  voucher: string;
  batch: string;
  function: string;
  status: string;
  amountMinor: number;
  cardNumber: string;
  /** How the payer was read; `qr` = by a code, of which the terminal learns no card number. */
  entry?: string | null;
  responseCode: string | null;
  reference: string | null;
};

/** A message that the terminal has still to send. */
export type OwedMessage = { kind: string; voucher: string; batch: string };

/** A transaction in the host's book. Amounts in fen; `postedMinor` is what was really moved or held. */
export type HostTransaction = {
  id: number;
  type: string;
  state: string;
  batch: string;
  stan: string;
  reference: string;
  responseCode: string;
  amountMinor: number;
  postedMinor: number;
  cardNumber: string;
  /** Field 22. */
  entryMode?: string;
  originalId: number | null;
  settled: boolean;
};

export type Posting = { account: string; amountMinor: number };

/** One double entry of the host's ledger. */
export type LedgerEntry = { id: number; memo: string; transactionId: number | null; postings: readonly Posting[] };

/** A batch at the host, with its totals in fen. */
export type Batch = {
  batch: string;
  state: string;
  debitCount: number;
  debitMinor: number;
  creditCount: number;
  creditMinor: number;
  balanced: boolean | null;
};

export type WireMessage = { mti: string; fields: Readonly<Record<string, string>> };

/** One exchange at the host, masked; `answer` is what was really put on the wire, null when nothing was. */
export type Exchange = {
  sequence: number;
  transaction: string | null;
  request: WireMessage | null;
  answer: WireMessage | null;
  code: string | null;
  fault: string | null;
  committed: boolean;
  pinBlock: 'none' | 'enciphered' | 'clear';
};

/** Where people or machines could read a text. */
export type TextPlace =
  | 'display'
  | 'slip'
  | 'log'
  | 'journal'
  | 'report'
  | 'state'
  | 'event'
  | 'capabilities'
  | 'refusal'
  | 'request'
  | 'field'
  | 'body';
export type SeenText = { where: TextPlace; text: string };

/**
 * Everything after a scenario, once the terminal is quiet. Host rows are those of the terminal under test. `journal` is the last
 * known state of every entry of the scenario; entries that a settlement cleared may be there or not.
 */
export type Books = {
  journal: readonly JournalEntry[];
  owed: readonly OwedMessage[];
  transactions: readonly HostTransaction[];
  ledger: { sumMinor: number; entries: readonly LedgerEntry[] };
  batches: readonly Batch[];
  exchanges: readonly Exchange[];
  texts: readonly SeenText[];
  secrets: Secrets;
};

// The books that the oracle compares, as plain data: what the terminal holds, what the host holds, what was on the wire, what was shown.
import type { BatchItem } from '../definitions/batch-items.ts';
import type { OwnWords } from '../definitions/own-words.ts';
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
  authorisationCode?: string | null;
  /** `YYYY-MM-DD HH:MM:SS` of the terminal's clock. */
  dateTime?: string;
  /** What a void, refund or completion is of; its date is MMDD. */
  original?: { voucher: string | null; reference: string | null; date: string | null } | null;
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
  authorisationCode?: string | null;
  /** ISO 8601 with the host's offset. */
  at?: string;
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
  /** null = the message has no MAC. */
  macVerified: boolean | null;
  /** The request off a binary wire, secret bytes as `**`; null off others. */
  requestHex: string | null;
  /** Data objects of field 55 by tag, upper-case hex, those that are secret as `[n hidden]`; none where there is no field 55 that can be read. */
  requestChip?: Readonly<Record<string, string>>;
  answerChip?: Readonly<Record<string, string>>;
  /** Items of a batch upload, card numbers masked. */
  requestItems?: readonly BatchItem[];
  /** Why the host refused it, in its own words. */
  error: string | null;
  /** The harness sent it, not the terminal. */
  ours?: boolean;
};

/** How a function ended, as the terminal announced it. Amounts in fen. */
export type Announced = {
  function: string;
  outcome: string;
  responseCode: string | null;
  amountMinor: number | null;
  voucher: string | null;
  /** What could be read at its end: its own lines, and those of the screens before and after it. */
  screens?: readonly (readonly string[])[];
};

/** What was done at the terminal and how it ended, in order; `cut` = the power was. */
export type Course = readonly ({ chosen: string } | { ended: string } | 'cut')[];

/** A slip that the terminal issued: its printed lines, and what its adapter says of it. */
export type IssuedSlip = {
  copy: string;
  reprint: boolean;
  signatureLine: boolean;
  elements?: Readonly<Record<string, string | number>> | undefined;
  lines: readonly string[];
  /** The payment that the journal held as approved last when the slip came; null when there was none. */
  after: { voucher: string; batch: string } | null;
};

/** What the terminal was told at power-on, as far as others can see whether it follows. */
export type Setting = {
  language: 'en' | 'zh-CN';
  merchantName: string;
  merchantId: string;
  terminalId: string;
  acquirerName: string;
  receipt: 'paper' | 'electronic';
  /** The functions that its menu has: those of the profile that it can do. */
  functions: readonly string[];
  /** Whom texts send people to; null where none was told. */
  serviceLine: string | null;
  /** Heading of paper slips; null where none was told. */
  slipTitle: string | null;
  /** TPDU and application header of binary messages, in hex; null where none was told. */
  header: string | null;
  /** What its readers can do at best: 6 contactless, 5 contact chip, 2 stripe (F-10). */
  readCapability: '2' | '5' | '6';
  /** Its own wordings for texts of the table of words. */
  ownWords: OwnWords;
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
  | 'card-field'
  | 'body';
export type SeenText = { where: TextPlace; text: string };

/**
 * Everything after a scenario, once the terminal is quiet. Host rows are those of the terminal under test. `journal` is the last
 * known state of every entry of the scenario; entries that a settlement cleared may be there or not.
 */
export type Books = {
  journal: readonly JournalEntry[];
  /** What the terminal's journal has now, and what its events last told of each entry since it was switched on; its batch, null where it is busy or off. */
  kept: { open: string | null; rows: readonly JournalEntry[]; told: readonly JournalEntry[] };
  owed: readonly OwedMessage[];
  transactions: readonly HostTransaction[];
  /** Those of other terminals of the merchant: a refund or a completion may be of one of them. */
  elsewhere?: readonly HostTransaction[];
  ledger: { sumMinor: number; entries: readonly LedgerEntry[] };
  batches: readonly Batch[];
  exchanges: readonly Exchange[];
  slips: readonly IssuedSlip[];
  results: readonly Announced[];
  /** How often each function was chosen. */
  chosen: Readonly<Record<string, number>>;
  course: Course;
  /** What the terminal says of itself at the end; null while it is off. */
  state: {
    menu: readonly string[];
    operator: string | null;
    cardInserted: boolean;
  } | null;
  /** A card was put into the contact reader in this scenario. */
  cardWasInserted: boolean;
  /** The terminal is on, and no function is in progress. */
  idle: boolean;
  /** The printer was without paper for a while. */
  paperOut: boolean;
  /** Ways in which cards were shown to its readers, or keyed in: `insert`, `tap`, `swipe`, `key`, each once. */
  presented: readonly string[];
  /** How often a PIN was entered. */
  pinEntries: number;
  /** How often something of what the terminal sent may not have come: its line or its power was cut, or a message could not be read. */
  cuts: number;
  /** Messages passed through a relay that damages or holds them. */
  relayed: boolean;
  setting: Setting;
  texts: readonly SeenText[];
  secrets: Secrets;
};

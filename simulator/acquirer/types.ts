// The words of the acquirer's core: its state as rows in named collections, what it needs to decide, what it decided.
import type { TransactionType } from '../../src/definitions/transactions.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type {
  AcquirerConfiguration,
  Alert,
  Card,
  ChipKeys,
  ChipReading,
  FaultName,
  LedgerEntry,
  Merchant,
  Posting,
  Rule,
  Settlement,
  TerminalRecord,
  TRANSACTION_STATES,
} from '../admin/wire.ts';

/** Clear working keys of a signed-in terminal, hex. */
export type TerminalKeys = { pinKey: string; macKey: string; trackKey?: string };

/** What the configuration says about the acquirer as a whole. */
export type Settings = {
  acquirer: AcquirerConfiguration['acquirer'];
  /** Where the virtual clock stands; null = real time. The hosts turn it into `Context.now`. */
  clock: string | null;
  seed: number;
  mac: boolean;
  rulePacks: AcquirerConfiguration['rulePacks'];
  /** Day (YYYY-MM-DD) that is running at the host; it is cut when the clock passes into another. */
  businessDay: string;
  /** Cards that were ever given account names: a number is never given again. */
  cardsNumbered: number;
};

/** A terminal and its session. `batch` is the batch that takes its transactions; null until the first sign-in. */
export type TerminalRow = TerminalRecord & {
  signedIn: boolean;
  operator: string | null;
  keys: TerminalKeys | null;
  batch: string | null;
  /** Sign-ins so far; the working keys are derived from it. */
  signIns: number;
};

/** A card without its balance: the ledger alone knows what is on `account`. `availableMinor` is the opening balance. */
export type CardRow = Card & { account: string; holdAccount: string; debtAccount: string };

/** Gross totals of a batch (F-33), domestic and foreign cards apart, amounts in fen. */
export type Totals = { debitCount: number; debitMinor: number; creditCount: number; creditMinor: number };

export type BatchRow = {
  terminalId: string;
  batch: string;
  state: 'open' | 'uploading' | 'closed';
  domestic: Totals;
  foreign: Totals;
  /** null until the terminal settled. */
  balanced: boolean | null;
  /** Items of the batch upload, each counted once. */
  uploaded: number;
  /** Reversals taken in this batch, repeats not counted. */
  reversals: number;
  /** Declines since the last approval. */
  declines: number;
  /** Field 48 of the 0510 that closed or disputed the batch, for a repeated 0500; null before. */
  result: string | null;
  closedAt: string | null;
};

export type TransactionState = (typeof TRANSACTION_STATES)[number];

/** A transaction of a card; key `terminal/batch/STAN`. */
export type TransactionRow = {
  id: number;
  at: string;
  terminalId: string;
  merchantId: string;
  type: TransactionType;
  state: TransactionState;
  batch: string;
  stan: string;
  reference: string;
  authorisationCode: string | null;
  responseCode: string;
  amountMinor: number;
  postedMinor: number;
  /** Full number (a test card): needed to find the card again; views mask it. Empty when the request named none. */
  pan: string;
  entryMode: string;
  issuer: string;
  foreign: boolean;
  refundedMinor: number;
  /** Pre-authorisations: what is held now. */
  heldMinor: number;
  /** Pre-authorisations: the completion that used it. */
  completedBy: number | null;
  originalId: number | null;
  /** Key of the original, for lookups within the state. */
  originalKey: string | null;
  /** Bytes of electronic signature received (F-38). */
  signatureBytes: number;
  /** What the settlement took for it, and which one that was; null before. */
  feeMinor: number | null;
  settlementId: string | null;
};

/** A reversal that was taken; key = key of the transaction it reverses, also when that never arrived. */
export type ReversalRow = {
  terminalId: string;
  batch: string;
  stan: string;
  at: string;
  reason: string;
  /** How often it came. */
  count: number;
  found: boolean;
};

/** An item of a batch upload; key `terminal/batch/STAN`. */
export type UploadRow = { terminalId: string; batch: string; stan: string; amountMinor: number; foreign: boolean };

/** A script result notice (F-32); key `terminal/batch/STAN`. */
export type NoticeRow = {
  terminalId: string;
  batch: string;
  stan: string;
  at: string;
  originalKey: string | null;
  results: string;
};

/** What the chip of a transaction said; key `terminal/batch/STAN`. The card number finds its last counter again. */
export type ChipReadingRow = ChipReading & { pan: string };

/** A settlement as it stands in the books; key = its id. Whether it is paid depends on the day of the question. */
export type SettlementRow = Omit<Settlement, 'state'>;

/** A payment code (F-56); key = the code. `usedBy` is the key of the payment that it paid. */
export type PaymentCodeRow = { code: string; pan: string; issuedAt: string; expiresAt: string; usedBy: string | null };

/** The picture of a signature (F-38), part by part in hex; key = the reference of its transaction. */
export type SignatureRow = {
  reference: string;
  terminalId: string;
  at: string;
  parts: { number: number; image: string }[];
  /** Number of the last part, once that has come. */
  last: number | null;
  complete: boolean;
};

/** A rule and its counters; `position` gives the order in which rules are tried. */
export type RuleRow = { position: number; rule: Rule; seen: number; acted: number };

/** Collections of the state and their rows; a store has one table for each. */
export type Rows = {
  settings: Settings;
  merchants: Merchant;
  terminals: TerminalRow;
  cards: CardRow;
  batches: BatchRow;
  transactions: TransactionRow;
  reversals: ReversalRow;
  uploads: UploadRow;
  notices: NoticeRow;
  chipReadings: ChipReadingRow;
  settlements: SettlementRow;
  paymentCodes: PaymentCodeRow;
  signatures: SignatureRow;
  rules: RuleRow;
  alerts: Alert;
  entries: LedgerEntry;
};
export type Collection = keyof Rows;

/**
 * Collections that grow with what happens. Only a part of their rows need be in memory; where there is a store all of them are in it.
 */
export const SHELVED = [
  'batches',
  'transactions',
  'reversals',
  'uploads',
  'notices',
  'chipReadings',
  'settlements',
  'paymentCodes',
  'signatures',
  'alerts',
  'entries',
] as const satisfies readonly Collection[];
export type Shelved = (typeof SHELVED)[number];

/** One row put under a key, or removed (`row: null`). Rows are replaced, never changed in place. */
export type Effect = { [C in Collection]: { collection: C; key: string; row: Rows[C] | null } }[Collection];

/**
 * Everything the acquirer knows. Only `applyChange` may change it. Balances and indexes are derived from the rows.
 */
export type State = { [C in Collection]: Map<string, Rows[C]> } & {
  /** Sum of postings per account. */
  balances: Map<string, number>;
  /** Transaction key by reference number (field 37). */
  byReference: Map<string, string>;
  /** Keys of pre-authorisations by `merchant/authorisation code`. */
  byAuthorisation: Map<string, string[]>;
  /** What a merchant's payments of a day come to, by `merchant/day`: sales and completions that stand. */
  turnover: Map<string, number>;
  /** Transaction counter of the last right cryptogram, by card number. */
  chipCounters: Map<string, number>;
  /** What a merchant owes from its last settlement, 0 or less, by merchant number. */
  carried: Map<string, number>;
  /** How many rows there are of what grows, in memory or not. */
  counts: Map<Shelved, number>;
};

/** The whole books to be read, also those rows that are not in memory. */
export type Library = {
  readonly state: State;
  /** Every row, in the order in which they came. */
  every<C extends Collection>(collection: C): Iterable<Rows[C]>;
  find<C extends Collection>(collection: C, key: string): Rows[C] | undefined;
  byReference(reference: string): TransactionRow | undefined;
};

/** A set of effects that stands or falls together. Ledger entries are among the effects (collection `entries`). */
export type Change = { effects: Effect[] };

/** Data objects of field 55 by tag, upper-case hex. */
export type ChipValues = Readonly<Record<string, string>>;
/** A card with the keys that its issuer has on record for its chip. */
export type ChipCard = { pan: string; sequenceNumber: string; chipKeys: ChipKeys };

/** What an issuer does with the data of a chip. */
export type ChipSecurity = {
  /** Zero bytes between data objects are passed over, and so is one that is damaged; null when nothing in it is a data object. */
  read(field55: string): ChipValues | null;
  /** Everything is there that a cryptogram covers. */
  isComplete(values: ChipValues): boolean;
  isRight(card: ChipCard, values: ChipValues): boolean;
  /** Value of tag 91: the answer to the cryptogram (8 bytes), then the response code. */
  answer(card: ChipCard, values: ChipValues, code: string): string;
  /** A command that the chip believes: its header (5 bytes), then 4 bytes of MAC. */
  command(card: ChipCard, values: ChipValues, header: string): string;
};

/** The cryptography of a wire; `security.ts` makes one from the wire's MAC input. */
export type Security = {
  /** Field 64 of a message under a terminal's MAC key, whatever stands there now: upper-case hex. */
  mac(keys: TerminalKeys, message: Message): string;
  /** The PIN in a field 52 for that card, or null when the block does not decipher to a format 0 block. */
  pin(keys: TerminalKeys, block: string, pan: string): string | null;
  /** True when a field 52 is a format 0 block in clear. */
  isClearPinBlock(block: string, pan: string): boolean;
  /** Field 62 of a 0810: the keys under the terminal master key, with check values. */
  wrapKeys(terminalMasterKey: string, keys: TerminalKeys): string;
  /** Absent where there is none, such as in a browser: then cryptograms are not looked at. */
  chip?: ChipSecurity;
};

/** What enters a decision from outside: the host's time and the cryptography of the wire. */
export type Context = {
  /** ISO 8601 with offset; fields 12, 13 and 15 show its local date and time as written. */
  now: string;
  security: Security;
};

export type PlayedFault = { name: FaultName; delayMs: number };

/** What became of one request. Apply it with `applyChange`, store it, then let the answer go. */
export type Decision = Change & {
  /** The right answer, before any fault is played; null when the request is to vanish. */
  reply: Message | null;
  /** Response code as decided, also where the answer has no field 39 (a 0510). */
  code: string;
  type: TransactionType | null;
  terminalId: string | null;
  /** Id of the transaction row written, if any. */
  transactionId: number | null;
  /** Why it was refused, in words without card data. */
  error: string | null;
  /** The ledger or the books changed (counters of rules and alerts do not count). */
  committed: boolean;
  /** All postings of the decision; they sum to zero. */
  postings: Posting[];
  /** Name of the rule or pack that acted, else null. */
  rule: string | null;
  /** Fault that the hosts are to play on the answer. */
  fault: PlayedFault | null;
  /** Processing requirement digit for the answer header (F-02). */
  headerRequirement: string | null;
  macVerified: boolean | null;
  pinBlock: 'none' | 'enciphered' | 'clear';
};

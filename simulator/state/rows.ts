// The state of the acquirer as rows in named collections, and how they change.
import type { TransactionType } from '../../src/definitions/transactions.ts';
import type {
  AcquirerConfiguration,
  Alert,
  Card,
  ChipReading,
  LedgerEntry,
  Merchant,
  Rule,
  Settlement,
  TerminalRecord,
  TRANSACTION_STATES,
} from '../model/index.ts';
import type { TerminalKeys } from '../model/working-keys.ts';

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

type TransactionState = (typeof TRANSACTION_STATES)[number];

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
type ReversalRow = {
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
type NoticeRow = {
  terminalId: string;
  batch: string;
  stan: string;
  at: string;
  originalKey: string | null;
  results: string;
};

/** What the chip of a transaction said; key `terminal/batch/STAN`. The card number finds its last counter again. */
type ChipReadingRow = ChipReading & { pan: string };

/** A settlement as it stands in the books; key = its id. Whether it is paid depends on the day of the question. */
export type SettlementRow = Omit<Settlement, 'state'>;

/** What a merchant's payments of a day come to, in fen: sales and completions that stand; key `merchant/day`. */
type TurnoverRow = { merchantId: string; day: string; amountMinor: number };

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
  turnovers: TurnoverRow;
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
  'turnovers',
  'paymentCodes',
  'signatures',
  'alerts',
  'entries',
] as const satisfies readonly Collection[];
export type Shelved = (typeof SHELVED)[number];

const GROWING: ReadonlySet<Collection> = new Set(SHELVED);

/** True for a collection that grows with what happens. */
export const isShelved = (collection: Collection): collection is Shelved => GROWING.has(collection);

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
  /** Every row, in the order in which they came, but for so many at the beginning. */
  every<C extends Collection>(collection: C, without?: number): Iterable<Rows[C]>;
  find<C extends Collection>(collection: C, key: string): Rows[C] | undefined;
  byReference(reference: string): TransactionRow | undefined;
  /** Some transactions that fit, and of all of them how many there are; null where all are in memory, and are as quickly gone through. */
  search(wanted: TransactionWish, offset: number, limit: number): FoundTransactions | null;
};

/** What transactions are looked for by; all that is given must hold. Days are YYYY-MM-DD, and both ends belong to it. */
export type TransactionWish = {
  equal: Partial<
    Pick<
      TransactionRow,
      'amountMinor' | 'stan' | 'reference' | 'terminalId' | 'merchantId' | 'batch' | 'type' | 'state'
    >
  >;
  /** Last digits of the card number. */
  lastFour?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  atLeastMinor?: number | undefined;
  atMostMinor?: number | undefined;
};

/** `groups` are all that fit, by type and state: how many, how many of them posted something, and how much. */
export type FoundTransactions = {
  rows: TransactionRow[];
  groups: (Pick<TransactionRow, 'type' | 'state' | 'postedMinor'> & { count: number; posted: number })[];
};

/** A set of effects that stands or falls together. Ledger entries are among the effects (collection `entries`). */
export type Change = { effects: Effect[] };

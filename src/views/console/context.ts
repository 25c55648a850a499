// What every view of the console is given: what is known, what the reader has chosen, and what can be done.
import type { Bilingual, EvidenceExchange } from '../../definitions/evidence.ts';
import type { Dictionary } from '../evidence.ts';
import type { Reader } from '../reader.ts';
import type { Whole } from './model.ts';

/** A row of the back office, as the control plane gives it. */
export type OfficeRow = {
  id: number;
  at: string;
  terminalId: string;
  merchantId: string;
  type: string;
  state: string;
  batch: string;
  stan: string;
  reference: string;
  authorisationCode: string | null;
  responseCode: string;
  amountMinor: number;
  postedMinor: number;
  cardNumber: string;
  entryMode: string;
  issuer: string;
  refundedMinor: number;
  originalId: number | null;
  settled: boolean;
  feeMinor: number | null;
  settlementId: string | null;
};

export type OfficePage = {
  total: number;
  totals: { debitCount: number; debitMinor: number; creditCount: number; creditMinor: number };
  offset: number;
  limit: number;
  transactions: readonly OfficeRow[];
};

/** A refund, and when its money is on the card. */
export type RefundRow = {
  id: number;
  at: string;
  stan: string;
  reference: string;
  amountMinor: number;
  state: string;
  arrivesOn: string | null;
  arrived: boolean;
  original: { id: number } | null;
};

type AlertRow = { at: string; terminalId: string; stan: string; kind: string; reason: string };

type Total = { count: number; amountMinor: number };
/** A merchant's money in a period; `lines` are the latest of `all`. */
type StatementView = {
  merchantId: string;
  merchantName: string;
  from: string | null;
  to: string | null;
  payments: Total;
  voids: Total;
  refunds: Total;
  fees: Total;
  netMinor: number;
  unsettledMinor: number;
  all: number;
  lines: readonly {
    at: string;
    type: string;
    stan: string;
    reference: string;
    cardNumber: string;
    creditMinor: number;
    debitMinor: number;
    feeMinor: number;
    settlementId: string | null;
  }[];
};

type Settlement = Readonly<Record<string, unknown>> & { id?: string };

/** What the reader has chosen or typed; nothing of it is kept when the page is closed, and a PIN only as a number of digits. */
export type Chosen = {
  card: string;
  pinDigits: number;
  exchange: number | null;
  /** What the fields of the chosen exchange say, once the server has told. */
  words: { sequence: number; dictionary: Dictionary } | null;
  filter: string;
  /** Rows of the wire that are drawn, the latest. */
  rows: number;
  /** The last exchange that a paused view shows; null = it is live. */
  pausedAt: number | null;
  /** What it shows, however much has come since. */
  held: readonly EvidenceExchange[];
  /** The message that is being changed, to be sent again. */
  edit: { sequence: number; mti: string; fields: Readonly<Record<string, string>> } | null;
  drawer: boolean;
  dump: string;
  explained: { whole: boolean; text: string } | null;
  scope: {
    scope: 'next' | 'nth' | 'every';
    nth: string;
    target: string;
    card: string;
    amount: string;
    terminalId: string;
    delayMs: string;
  };
  armedLast: string | null;
  office: OfficePage | null;
  batches: readonly Readonly<Record<string, unknown>>[];
  clearing: { settlements: readonly Settlement[] } | null;
  alerts: readonly AlertRow[];
  /** Refunds since the day of the transaction whose story is shown. */
  refunds: readonly RefundRow[];
  /** Transactions that a search found, and the filters that it came to. */
  sought: {
    q: string;
    asked: Readonly<Record<string, string>>;
    transactions: readonly OfficeRow[];
    total: number;
  } | null;
  statement: StatementView | null;
  /** A dialect to be checked, and what was said of it. */
  dialect: string;
  dialectSaid: { isGood: boolean; text: string } | null;
  /** Runs go again when a feature changes. */
  watch: boolean;
  chapters: readonly string[];
  featureLanguage: 'en' | 'zh-CN';
  recordingOpen: boolean;
  slip: number | null;
  copied: string | null;
  theme: 'light' | 'dark' | 'system';
};

/** Why something could not be done, and whether the line is up. */
export type Line = { up: boolean; mayAct: boolean; refusal: string | null };

export type Page = {
  reader: Reader;
  /** Path of the view. */
  path: string;
  parameters: Readonly<Record<string, string>>;
  whole: Whole;
  chosen: Chosen;
  line: Line;
  /** Asks the server for something. */
  act(act: Readonly<Record<string, unknown>>): void;
  /** Changes what is chosen. */
  choose(change: Partial<Chosen>): void;
  /** What only a browser does: copying, saving, fetching. */
  go: {
    copy(name: string, text: string): void;
    save(name: string, text: string): void;
    key(key: string): void;
    /** Shows an exchange closely, and says so in the address; null = none. */
    exchange(sequence: number | null): void;
    /** Searches the console; the address says what for. */
    seek(q: string): void;
    explain(text: string): void;
    /** Asks the back office; the address says what for. */
    office(asked: Readonly<Record<string, string>>): void;
    /** The statement of a merchant, for the days that are asked for. */
    statement(merchantId: string): void;
    dialect(text: string): void;
    theme(theme: Chosen['theme']): void;
  };
};

export const t = (en: string, zh: string): Bilingual => ({ en, zh });

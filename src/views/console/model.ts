// What the console's page knows: where everything stands, as the server tells it. No card number, PIN, track or key is ever in it.
import type { Bilingual, Evidence, EvidenceExchange } from '../../definitions/evidence.ts';
import type { Dictionary } from '../evidence.ts';

export type CardView = {
  kind: string;
  name: Bilingual;
  issuer: Bilingual;
  /** Masked. */
  number: string;
  product: string;
  brand: string;
  reads: readonly ('insert' | 'tap' | 'swipe')[];
  /** null where no issuer knows the card. */
  availableMinor: number | null;
  limitMinor: number | null;
  status: string;
  /** What its issuer will do, each a short sentence; `bad` = it will not pay. */
  does: readonly (Bilingual & { bad: boolean })[];
  rank: number;
};

/** What the terminal is doing, as its contract says it. */
type TerminalState = {
  power: string;
  screen: readonly string[];
  prompt: string | null;
  function: string | null;
  menu: readonly string[];
  network: string;
  signedIn: boolean;
  operator: string | null;
  batch: string | null;
  cardInserted: boolean;
  quiet: boolean;
  owed: readonly { kind: string; voucher: string }[];
  version: string;
};

export type SlipView = {
  number: number;
  copy: string;
  reprint: boolean;
  signatureLine: boolean;
  lines: readonly string[];
};

export type TerminalView = {
  name: string;
  languages: readonly string[];
  language: string;
  interfaces: readonly string[];
  state: TerminalState;
  lights: Readonly<Record<string, string>>;
  paper: 'loaded' | 'out';
  battery: 'good' | 'low';
  /** The link of the terminal as somebody has set it. */
  link: 'up' | 'down';
  /** The latest, oldest first. */
  slips: readonly SlipView[];
  /** The last sound. */
  sound: string | null;
  journal: Evidence['journal'];
  /** Why the terminal cannot be spoken to; null while it can. */
  trouble: string | null;
};

export type LedgerEntryView = {
  id: number;
  at: string;
  memo: string;
  transactionId: number | null;
  postings: { account: string; amountMinor: number }[];
};

/** A rule of the acquirer, as far as pages may know it. */
export type ArmedView = {
  position: number;
  fault: string | null;
  code: string | null;
  /** Conditions in words: `0200`, `sale`, a card by its name. */
  when: readonly Bilingual[];
  skip: number;
  /** null = always. */
  times: number | null;
  acted: number;
  seen: number;
  /** It will not act again. */
  spent: boolean;
};

export type FaultRow = {
  name: string;
  group: 'before' | 'after' | 'bytes';
  /** What the terminal must do. */
  must: Bilingual;
  requirement: string | null;
  documentation: Bilingual;
  /** As a scenario says it of the next request; null where the catalogue has no sentence. */
  sentence: Bilingual | null;
  /** It can be played on the terminal's wire. */
  playable: boolean;
};

export type Recording = {
  /** Steps that became sentences. */
  steps: number;
  /** What was done and has no sentence, or cannot be repeated, in words. */
  unsaid: readonly Bilingual[];
  en: string;
  zh: string;
};

export type RunView = {
  number: number;
  state: 'running' | 'done' | 'stopped';
  what: Bilingual;
  /** Lines that the command printed, the latest. */
  said: readonly string[];
  done: number;
  total: number | null;
  failed: number;
  exitCode: number | null;
  verdict: Bilingual | null;
  report: string | null;
  /** Names of the scenarios that are played now. */
  playing: readonly string[];
  /** What went wrong so far, most often first; `example` is the name of a scenario. */
  causes: readonly { text: Bilingual; count: number; example: string }[];
  /** It is run again when a feature changes. */
  watched: boolean;
};

/** Something behind the page that does not work at the moment. */
export type TroubleView = { what: Bilingual; why: string };

export type About = {
  version: string;
  readOnly: boolean;
  admin: string;
  wire: Bilingual;
  /** Merchants and terminals of the acquirer; keys by their check value alone. */
  terminals: readonly { terminalId: string; merchantId: string; merchant: string; keyCheck: string }[];
  dictionary: Pick<Dictionary, 'fields' | 'codes' | 'transactions' | 'approvals'>;
  functions: Readonly<Record<string, Bilingual>>;
  statuses: Readonly<Record<string, Bilingual>>;
  products: Readonly<Record<string, Bilingual>>;
  faults: readonly FaultRow[];
  /** Folders of the features, which is what the command line calls them. */
  chapters: readonly { folder: string; name: Bilingual }[];
  /** Texts of a screen that scenarios look for. */
  screens: readonly Bilingual[];
  /** Ready-made rules: magic amounts and cards. */
  rulePacks: readonly (Bilingual & { name: string })[];
};

/** A device that a person alone can use: what they are asked to do at it, and how it is to be set up. */
export type AttendedView = {
  asked: Bilingual | null;
  /** Nobody sees its screen but the person, who must say what it shows. */
  tells: boolean;
  setUp: { url: string; dialect: string; terminalId: string; merchantId: string; keyCheck: string };
};

/** Everything, as a page that has just come gets it. */
export type Whole = {
  about: About;
  terminal: TerminalView;
  /** null where an adapter acts at the terminal. */
  attended: AttendedView | null;
  cards: readonly CardView[];
  exchanges: readonly EvidenceExchange[];
  ledger: {
    sumMinor: number;
    balances: Readonly<Record<string, number>>;
    entries: readonly LedgerEntryView[];
    /** Number of the last entry of before the terminal was set up: of those until then it knows nothing. */
    knownFrom: number;
  };
  armed: readonly ArmedView[];
  clock: { now: string; standing: boolean };
  recording: Recording;
  runs: readonly RunView[];
  troubles: readonly TroubleView[];
  /** Numbers of the exchanges that somebody has sent from the page. */
  yours: readonly number[];
  /** Names of the rule packs that are switched on. */
  rulePacks: readonly string[];
};

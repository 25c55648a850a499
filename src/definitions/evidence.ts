// What a scenario leaves behind for the reports, as it travels in Cucumber's message stream.
import type { BatchItem } from './batch-items.ts';

/** Media type of the one evidence attachment of a scenario; its body is JSON of `Evidence`. */
export const EVIDENCE_MEDIA_TYPE = 'application/vnd.tillproof.evidence+json';
/** Media type of a failed expectation or a scenario that did not run; its body is JSON of `Finding`. */
export const FINDING_MEDIA_TYPE = 'application/vnd.tillproof.finding+json';

/** Media type of how late the test system itself was in a scenario; its body is JSON of `Fitness`. */
export const FITNESS_MEDIA_TYPE = 'application/vnd.tillproof.fitness+json';

/** Verdicts of a scenario or a requirement (never mixed: only `passed` is a pass). */
export const VERDICTS = [
  'passed',
  'failed',
  'not-applicable',
  'not-assessable',
  'inconclusive',
  'known-failure',
  'attested',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The same sentence in both languages. */
export type Bilingual = { en: string; zh: string };

/** Names of errors that mean "the terminal is wrong"; an error of any other name in a step is the harness's own fault. */
export const TERMINAL_FAULT_ERRORS = ['ExpectationFailed', 'MoneyUnsafe'] as const;

/** Name of the error that means "the feature is wrong": its finding says where and how, and nothing was done at the terminal. */
export const FEATURE_FAULT_ERROR = 'FeatureFault';

/** Names of errors that mean "the terminal's adapter is wrong", and "no word came from it": nobody can say how the terminal is. */
export const ADAPTER_FAULT_ERROR = 'ContractError';
export const TERMINAL_SILENT_ERROR = 'TerminalSilent';

/** Name of the error that means "a sentence or a rule of the project itself broke": its message begins with the place. */
export const OWN_FAULT_ERROR = 'OwnFault';

/** Why a scenario did not pass, in words: what was expected, what was seen. */
export type Finding = {
  verdict: Exclude<Verdict, 'passed' | 'attested'>;
  text: Bilingual;
  expected?: string;
  actual?: string;
  /** Requirement that the finding breaks, when it is not one of the scenario's own tags. */
  requirement?: string;
  /** However late the test system was, it cannot have brought this about: a secret that can be read, an amount that is another. */
  timeless?: true;
};

/** How late the test system itself was while a scenario ran, beside how long the terminal waits; all in milliseconds. */
export type Fitness = {
  /** Longest standstill, or of many short ones how much of any wait of the terminal they took. */
  worstStallMs: number;
  /** Who stood still; null when nobody did. */
  stalled: 'harness' | 'acquirer' | null;
  /** The longest that the acquirer itself took to answer, delays that a rule asked for not counted. */
  slowestAnswerMs: number;
  /** How long the terminal waits for an answer. */
  responseTimeoutMs: number;
};

/** A breach of money safety or secrecy that the oracle found. */
export type Violation = {
  rule: string;
  requirement: string;
  /** The clause of the requirement that the rule is about, where it is about one alone. */
  clause?: string;
  text: Bilingual;
  expected: string;
  actual: string;
  /** As of a finding. */
  timeless?: true;
};

/** A masked message as it stood on the wire. */
type MaskedMessage = { mti: string; fields: Record<string, string> };

/** What became of an answer: three things that must not be called "timeout" alike, and the fourth, an answer that is one. */
export const ANSWER_OUTCOMES = ['answered', 'no-answer', 'not-parsable', 'not-correlated'] as const;
export type AnswerOutcome = Bilingual & { kind: (typeof ANSWER_OUTCOMES)[number] };

/** One exchange between terminal and acquirer, masked. */
export type EvidenceExchange = {
  sequence: number;
  at: string;
  transport: string;
  transaction: string | null;
  request: MaskedMessage | null;
  answer: MaskedMessage | null;
  /** What became of the answer, in words; null where the request was no message. */
  outcome: AnswerOutcome | null;
  code: string | null;
  error: string | null;
  fault: string | null;
  committed: boolean;
  postings: { account: string; amountMinor: number }[];
  requestHex: string | null;
  answerHex: string | null;
  /** Data objects of field 55 by tag, secret ones by how long they are. */
  requestChip?: Record<string, string>;
  answerChip?: Record<string, string>;
  /** Items of a batch upload, card numbers masked. */
  requestItems?: BatchItem[];
  /** Whether the acquirer could verify the MAC of the request; left out where it had none. */
  macVerified?: boolean;
  /** How long the acquirer itself took. */
  ownMs?: number;
};

/** A slip as the terminal issued it. */
type EvidenceSlip = { copy: string; reprint: boolean; lines: string[] };

/** Everything that a reader of the report wants to see of one scenario. */
export type Evidence = {
  language: 'en' | 'zh-CN';
  terminal: { vendor: string; model: string; version: string };
  /** What the terminal says that it can do; the report has it once, for the run. */
  declaration?: object;
  profile: string;
  /** The terminal's own wordings that counted, by the name of the text. */
  words?: Record<string, string[]>;
  /** Expectations that its Thens held against what was seen; what sets the scene does not count. */
  checks: number;
  /** What happened at the terminal, in order: screens, prompts, sounds, lights, results. `step` is the index of the Gherkin step. */
  timeline: { at: string; step: number; kind: string; lines: string[]; detail: string | null }[];
  slips: EvidenceSlip[];
  exchanges: EvidenceExchange[];
  journal: {
    voucher: string;
    function: string;
    status: string;
    amountMinor: number;
    cardNumber: string;
    responseCode: string | null;
    reference: string | null;
  }[];
  ledger: { memo: string; postings: { account: string; amountMinor: number }[] }[];
  ledgerSumMinor: number;
  violations: Violation[];
  /** The end of the terminal's own log, masked, of a scenario that did not pass; left out of one that did. */
  log?: EvidenceLog;
};

/** The last lines of a log, and how many stood before them. */
type EvidenceLog = { earlier: number; lines: string[] };

// What a requirement is: one testable statement of the card-acceptance guide, in both languages.

export const LEVELS = ['MUST', 'SHOULD', 'MAY'] as const;
/** Who has to fulfil it. */
export const PARTIES = ['terminal', 'host', 'backoffice', 'operator', 'service-provider'] as const;
/** How it is decided: by the run alone, with a person or a special adapter, by a checklist, or by configuration. */
export const MODES = ['auto', 'semi', 'manual', 'profile'] as const;
/** Equipment or service without which a requirement does not apply. */
export const PROFILES = ['contact', 'contactless', 'magstripe', 'qps', 'qr', 'esign', 'smart'] as const;
/** The parts of the guide. */
export const GUIDE_SOURCES = ['summary', 'article-a', 'article-b', 'products'] as const;

/** Where a claim shows: `signal` is a sound or a light, `person` that nothing outside of the terminal tells, so somebody has to look. */
export const WAYS_TO_SEE = ['wire', 'screen', 'slip', 'journal', 'log', 'ledger', 'signal', 'person'] as const;

/** One claim of a compound requirement. */
export type Clause = {
  /** Stable for ever: the id of its requirement, a dot and a number. It is also the tag of the scenarios that prove it. */
  id: string;
  seen: (typeof WAYS_TO_SEE)[number];
  /** Who has to fulfil it, where that is somebody else than the requirement says. */
  party?: (typeof PARTIES)[number];
  en: string;
  zh: string;
};

/** The chapters of the feature files and of the report, in reading order. */
export const CHAPTERS = {
  'start-up': { en: 'Start-up and connection', zh: '开机与联网' },
  'function-and-amount': { en: 'Function and amount', zh: '功能与金额' },
  'card-reading': { en: 'Card reading', zh: '读卡' },
  pin: { en: 'PIN and small payments without it', zh: '密码与小额免密' },
  result: { en: 'Processing and result', zh: '处理与结果' },
  'insufficient-balance': { en: 'Insufficient balance', zh: '余额不足' },
  declines: { en: 'Declines', zh: '交易拒绝' },
  'timeout-and-reversal': { en: 'Time-out and reversal', zh: '超时与冲正' },
  receipt: { en: 'Slip and signature', zh: '签购单与签名' },
  'void-and-refund': { en: 'Void and refund', zh: '撤销与退货' },
  query: { en: 'Query and reprint', zh: '查询与重打印' },
  settlement: { en: 'Settlement', zh: '结算' },
  security: { en: 'Security', zh: '安全' },
  products: { en: 'Products and service claims', zh: '产品与服务承诺' },
} as const satisfies Record<string, { en: string; zh: string }>;

type Chapter = keyof typeof CHAPTERS;

export type Requirement = {
  /** Stable for ever: GUIDE-<part>-<place>. It is also the tag of the scenarios that prove it. */
  id: string;
  level: (typeof LEVELS)[number];
  party: (typeof PARTIES)[number];
  /** The check that decides it; several requirements may share one, because the guide repeats itself. */
  check: string;
  mode: (typeof MODES)[number];
  profile?: (typeof PROFILES)[number];
  /** True when the guide does not say it itself, but its sentence could not be tested or would be unsafe without it. */
  derived?: true;
  chapter: Chapter;
  /** Where the guide says it, or says what it is derived from. */
  guide: { source: (typeof GUIDE_SOURCES)[number]; line: number };
  en: string;
  zh: string;
  /** Facts of the field that back it, as F-nn. */
  facts?: readonly string[];
  /** What it claims, one by one; absent where it makes one claim. It is passed when each of them is. */
  clauses?: readonly Clause[];
};

/** A row of any catalogue: the guide's, or one that a user brings, with chapters and sources of its own. */
export type CatalogueRow = Omit<Requirement, 'chapter' | 'guide'> & {
  chapter: string;
  /** Where it is written: a part of the guide, or the user's file. */
  guide: { source: string; line: number };
};

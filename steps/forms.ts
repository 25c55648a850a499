// What each place in a sentence must be, exactly: the form of what is written freely, or the words that there are to choose from.
import { ACQUIRER_PROFILES } from '../src/definitions/acquirer-profile.ts';
import { BANKS } from '../src/definitions/banks.ts';
import { findTestCard, testCards } from '../src/definitions/cards.ts';
import type { Bilingual } from '../src/definitions/evidence.ts';
import { TERMS, type Term, type TermKind, termOf } from '../src/definitions/glossary.ts';
import { MERCHANT_TYPES } from '../src/definitions/merchant-types.ts';
import { RESPONSE_CODES } from '../src/definitions/response-codes.ts';
import { TERMINAL_PROFILES } from '../src/definitions/terminal-profile.ts';
import { readAmount, readNumber, readPercent } from './figures.ts';
import { FOLLOWING_WORDS } from './scene/exchanges.ts';
import {
  ANSWER_PARTS,
  CARD_PROMPT_WORDS,
  CYCLES,
  findId,
  PROMPT_WORDS,
  REVERSAL_REASONS,
  TRANSACTION_STATE_WORDS,
} from './scene/quoted-words.ts';

/** The words of a closed set in both languages, in the order in which they are told. */
type Choices = readonly Bilingual[];

export type Form = {
  /** What it is, with its article in English: "an amount". */
  what: Bilingual;
  /** How it is written, for people. */
  written: Bilingual;
  /** True when the text is exactly of the form. */
  holds(text: string): boolean;
  /** The words that there are, when the set is closed. */
  choices?: Choices;
  /** A scenario with the tag @literal may look for any other text in this place. */
  literal?: true;
};

/** Words of a table as steps/scene/quoted-words.ts keeps them, alike in both languages where a row says nothing else. */
const rows = (table: Record<string, readonly string[]>): Choices =>
  Object.values(table).map(([en = '', zh = en]) => ({ en, zh }));

const terms = (...kinds: TermKind[]): Choices =>
  kinds.flatMap((kind) => Object.values<Term>(TERMS[kind]).map(({ en, zh }) => ({ en, zh })));

const oneOf = (en: string, zh: string, choices: Choices, holds: Form['holds']): Form => ({
  what: { en, zh },
  written: { en: 'one of its words', zh: '须为所列之一' },
  holds,
  choices,
});

/** The same with words that the project may add to. */
const whole = (en: string, zh: string, choices: () => Choices, holds: Form['holds']): Form => ({
  ...oneOf(en, zh, [], holds),
  get choices() {
    return choices();
  },
});
const cardNames = (): Choices => testCards().map(({ kind, zh }) => ({ en: kind, zh }));
const banks = (): Choices => [...BANKS, ...testCards().map(({ issuer }) => issuer)];

const like = (what: Bilingual, written: Bilingual, pattern: RegExp): Form => ({
  what,
  written,
  holds: (text) => pattern.test(text),
});

const reads = (read: (text: string) => number, what: Bilingual, written: Bilingual): Form => ({
  what,
  written,
  holds: (text) => {
    try {
      read(text);
      return true;
    } catch {
      return false;
    }
  },
});

/** True for a day of the calendar: no 30 February, no month 13. */
const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
};
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text);
/** A day without its year; 29 February is one. */
const isDayOfYear = (text: string): boolean => isDay(`2024-${text}`);
const isAcquirer = (text: string) => Object.hasOwn(ACQUIRER_PROFILES, termOf(text, 'profile')?.key ?? '');
const isProfile = (text: string) => Object.hasOwn(TERMINAL_PROFILES, termOf(text, 'profile')?.key ?? '');
const profiles = (keys: object): Choices =>
  Object.keys(keys).map((key) => {
    const { en, zh } = TERMS.profile[key as keyof typeof TERMS.profile];
    return { en, zh };
  });

/** A text that a scenario looks for: a row of the table of words, or with @literal any other. */
const seen = (en: string, zh: string, ...kinds: ('screen' | 'slip')[]): Form => ({
  ...oneOf(en, zh, terms(...kinds), (text) => kinds.some((kind) => termOf(text, kind) !== null)),
  literal: true,
});

export const FORMS = {
  amount: reads(
    readAmount,
    { en: 'an amount', zh: '金额' },
    { en: 'digits with two decimals, such as 128.50 or 1,000.00', zh: '须带两位小数，例如128.50或1,000.00' },
  ),
  number: reads(readNumber, { en: 'a number', zh: '数字' }, { en: 'digits, such as 3', zh: '须为整数，例如3' }),
  percent: reads(
    readPercent,
    { en: 'a percentage', zh: '百分比' },
    { en: 'digits with at most four decimals, such as 0.60', zh: '至多四位小数，例如0.60' },
  ),
  function: oneOf('a function', '功能', terms('function'), (text) => termOf(text, 'function') !== null),
  message: oneOf(
    'a function, or a message that follows one',
    '功能，或其后续报文',
    [...terms('function'), ...FOLLOWING_WORDS.map(({ en, zh }) => ({ en, zh }))],
    (text) => termOf(text, 'function') !== null || FOLLOWING_WORDS.some(({ en, zh }) => en === text || zh === text),
  ),
  card: whole('a test card', '测试卡', cardNames, (text) => findTestCard(text) !== null),
  bank: whole('a bank', '银行', banks, (text) => banks().some(({ en, zh }) => en === text || zh === text)),
  status: oneOf('a card status', '卡片状态', terms('card-status'), (text) => termOf(text, 'card-status') !== null),
  state: oneOf(
    'a state of a transaction',
    '交易状态',
    rows(TRANSACTION_STATE_WORDS),
    (text) => findId(TRANSACTION_STATE_WORDS, text) !== undefined,
  ),
  prompt: oneOf(
    'something that a terminal asks for',
    '终端提示',
    rows(PROMPT_WORDS),
    (text) => findId(PROMPT_WORDS, text) !== undefined,
  ),
  request: oneOf(
    'something that a terminal asks for',
    '终端提示',
    [...rows(PROMPT_WORDS), ...rows(CARD_PROMPT_WORDS)],
    (text) => findId(PROMPT_WORDS, text) !== undefined || findId(CARD_PROMPT_WORDS, text) !== undefined,
  ),
  acquirer: oneOf('an acquirer', '收单机构', profiles(ACQUIRER_PROFILES), isAcquirer),
  profile: oneOf('a terminal profile', '终端类型', profiles(TERMINAL_PROFILES), isProfile),
  cycle: oneOf('a settlement cycle', '结算周期', rows(CYCLES), (text) => findId(CYCLES, text) !== undefined),
  merchant: oneOf('a kind of merchant', '商户类型', Object.values(MERCHANT_TYPES), (text) =>
    Object.values<Bilingual>(MERCHANT_TYPES).some(({ en, zh }) => en === text || zh === text),
  ),
  code: oneOf(
    'an answer code',
    '应答码',
    Object.keys(RESPONSE_CODES)
      .sort()
      .map((code) => ({ en: code, zh: code })),
    (text) => Object.hasOwn(RESPONSE_CODES, text),
  ),
  part: oneOf(
    'a part of an answer',
    '应答的一部分',
    rows(ANSWER_PARTS),
    (text) => findId(ANSWER_PARTS, text) !== undefined,
  ),
  reason: oneOf('a reason of a reversal', '冲正原因码', rows(REVERSAL_REASONS), (text) =>
    Object.hasOwn(REVERSAL_REASONS, text),
  ),
  screen: seen('a text of the table of words', '词表中的屏幕文字', 'screen'),
  print: seen('a text of the table of words', '词表中的签购单文字', 'slip'),
  reminder: seen('a text of the table of words', '词表中的文字', 'screen', 'slip'),
  operator: like(
    { en: 'an operator number', zh: '操作员号' },
    { en: 'two to four digits, such as 01', zh: '须为2至4位数字，例如01' },
    /^\d{2,4}$/,
  ),
  pin: like({ en: 'a PIN', zh: '密码' }, { en: 'digits, at most twelve', zh: '须为数字，至多12位' }, /^\d{1,12}$/),
  secretcode: like(
    { en: 'a password or code', zh: '密码或验证码' },
    { en: 'digits, at most twelve', zh: '须为数字，至多12位' },
    /^\d{1,12}$/,
  ),
  voucher: like({ en: 'a voucher', zh: '凭证号' }, { en: 'six digits', zh: '须为6位数字' }, /^\d{6}$/),
  reference: like(
    { en: 'a reference', zh: '参考号' },
    { en: 'twelve digits or capital letters', zh: '须为12位数字或大写字母' },
    /^[0-9A-Z]{12}$/,
  ),
  authcode: like(
    { en: 'an authorisation code', zh: '授权码' },
    { en: 'six digits or capital letters', zh: '须为6位数字或大写字母' },
    /^[0-9A-Z]{6}$/,
  ),
  paymentcode: like(
    { en: 'a payment code', zh: '付款码' },
    { en: '10 to 24 digits', zh: '须为10至24位数字' },
    /^\d{10,24}$/,
  ),
  prefix: like(
    { en: 'the beginning of a card number', zh: '卡号开头' },
    { en: 'one to eight digits', zh: '须为1至8位数字' },
    /^\d{1,8}$/,
  ),
  entrymode: like(
    { en: 'an entry mode', zh: '服务点输入方式' },
    { en: 'three digits, such as 051', zh: '须为3位数字，例如051' },
    /^\d{3}$/,
  ),
  day: {
    what: { en: 'a day', zh: '日期' },
    written: { en: 'a day of the calendar, such as 2026-07-18', zh: '须为真实日期，例如2026-07-18' },
    holds: isDay,
  },
  monthday: {
    what: { en: 'a day of the year', zh: '月日' },
    written: { en: 'month and day, such as 0718', zh: '须为月日，例如0718' },
    holds: (text) => /^\d{4}$/.test(text) && isDayOfYear(`${text.slice(0, 2)}-${text.slice(2)}`),
  },
  moment: {
    what: { en: 'a day and time', zh: '日期时间' },
    written: { en: 'such as 2026-12-31 23:59:50', zh: '例如2026-12-31 23:59:50' },
    holds: (text) => isDay(text.slice(0, 10)) && text[10] === ' ' && isTime(text.slice(11)),
  },
  sliptime: {
    what: { en: 'a day and time without the year', zh: '月日时间' },
    written: { en: 'such as 12-31 23:59:50', zh: '例如12-31 23:59:50' },
    holds: (text) => isDayOfYear(text.slice(0, 5)) && text[5] === ' ' && isTime(text.slice(6)),
  },
  secret: like(
    { en: 'a text that nobody may read', zh: '不得出现的内容' },
    { en: 'at least two characters', zh: '至少两个字符' },
    /^.*\S.*\S.*$/,
  ),
} as const satisfies Record<string, Form>;

export type FormName = keyof typeof FORMS;

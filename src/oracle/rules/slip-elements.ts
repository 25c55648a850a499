// A sales slip has every element that the guide names, as terminal, wire and host have it (F-40).
import { ENTRY_LETTERS } from '../../definitions/entry-letters.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { PrintedSlip } from '../../slips/read.ts';
import type { Books } from '../books.ts';
import { isByCode, sameCard } from '../lookup.ts';
import { linesOf, type Paper, papersOf, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';

type Element = {
  name: Bilingual;
  /** Number of the clause of GUIDE-A-STEP-6b that names it. */
  clause: 1 | 2 | 3 | 4;
  /** What should be printed; null = anything, as long as it is there; undefined = not known, so it is not asked for. */
  wanted(paper: Paper, books: Books): string | null | undefined;
  is(printed: PrintedSlip, wanted: string | null): boolean;
};

type Labelled = 'voucher' | 'batch' | 'reference';
const only = (found: readonly string[], wanted: string | null) =>
  found.length > 0 && (wanted === null || found.every((each) => each === wanted));

const labelled = (label: Labelled, name: Bilingual, wanted: Element['wanted']): Element => ({
  name,
  clause: 3,
  wanted,
  is: (printed, value) => only(printed.figures(label), value),
});

/** A number that is known by its form: it may stand there without a label, but not with another value behind its label. */
const numbered = (
  label: 'merchant-number' | 'terminal-number',
  name: Bilingual,
  wanted: Element['wanted'],
): Element => ({
  name,
  clause: 1,
  wanted,
  is: (printed, value) =>
    value !== null && printed.shows(value) && printed.figures(label).every((each) => each === value),
});

const ELEMENTS: readonly Element[] = [
  {
    name: { en: 'title', zh: '标题' },
    clause: 1,
    wanted: ({ slip }, { setting }) => (slip.copy === 'electronic' ? undefined : (setting.slipTitle ?? undefined)),
    is: (printed, title) => printed.shows(title!),
  },
  {
    name: { en: 'merchant name', zh: '商户名称' },
    clause: 1,
    wanted: (_, { setting }) => setting.merchantName,
    is: (printed, merchant) => printed.shows(merchant!),
  },
  numbered('merchant-number', { en: 'merchant number', zh: '商户编号' }, (_, { setting }) => setting.merchantId),
  numbered('terminal-number', { en: 'terminal number', zh: '终端编号' }, (_, { setting }) => setting.terminalId),
  {
    name: { en: 'acquirer', zh: '收单机构' },
    clause: 1,
    wanted: (_, { setting }) => setting.acquirerName,
    is: (printed, acquirer) => printed.names('acquirer', acquirer!),
  },
  {
    name: { en: 'issuer', zh: '发卡行' },
    clause: 1,
    wanted: issuerOf,
    is: (printed, issuer) =>
      issuer === null ? (printed.rest('issuer') ?? '') !== '' : printed.names('issuer', issuer),
  },
  {
    name: { en: 'card number', zh: '卡号' },
    clause: 2,
    wanted: ({ transaction, entry }) =>
      entry === undefined
        ? undefined
        : isByCode(entry)
          ? entry.cardNumber
          : (transaction?.cardNumber ?? entry.cardNumber),
    is: (printed, card) => printed.cardNumbers.length > 0 && printed.cardNumbers.every((each) => sameCard(each, card!)),
  },
  {
    name: { en: 'way the card was read', zh: '读卡方式' },
    clause: 2,
    wanted: ({ exchange }) => ENTRY_LETTERS[exchange?.request?.fields['22']?.slice(0, 2) ?? ''],
    is: (printed, letter) => printed.entryLetter === letter,
  },
  {
    name: { en: 'transaction', zh: '交易类型' },
    clause: 3,
    wanted: ({ entry }) => entry?.function,
    is: (printed, chosen) => namesOf(chosen!).some((each) => printed.saysTransaction(each)),
  },
  labelled('batch', { en: 'batch', zh: '批次号' }, ({ entry }) => entry?.batch ?? null),
  labelled('voucher', { en: 'voucher', zh: '凭证号' }, ({ entry }) => entry?.voucher ?? null),
  labelled('reference', { en: 'reference', zh: '参考号' }, ({ told, entry }) => told['37'] ?? entry?.reference),
  {
    name: { en: 'authorisation code', zh: '授权码' },
    clause: 3,
    wanted: ({ told, exchange }) => (exchange === undefined ? undefined : (told['38']?.trim() ?? '')),
    is: (printed, code) => {
      const found = printed.figures('authorisation-code');
      return code === '' ? found.length === 0 : only(found, code);
    },
  },
  {
    name: { en: 'date and time', zh: '日期时间' },
    clause: 4,
    wanted: ({ entry }) => entry?.dateTime,
    is: (printed, dateTime) => printed.dates.includes(dateTime!),
  },
];

/** A tap with PIN and a payment by code are sales, and may be called so. */
const namesOf = (chosen: string) => (chosen === 'force-pin-sale' || chosen === 'qr-sale' ? [chosen, 'sale'] : [chosen]);

/** The host names the issuer in field 63, or by its number in 44 (F-21). */
function issuerOf({ told }: Paper): string | null | undefined {
  const name = told['63']?.slice(3, 23).trim();
  if (name !== undefined && name !== '') return name;
  const number = told['44']?.slice(0, 11).trim();
  return number === undefined || number === '' ? undefined : null;
}

export const slipElements: Rule = (books) =>
  papersOf(books).flatMap((paper) => {
    const wrong = ELEMENTS.flatMap((element) => {
      const wanted = element.wanted(paper, books);
      return wanted === undefined || element.is(paper.printed, wanted) ? [] : [{ ...element, wanted }];
    });
    if (wrong.length === 0) return [];
    const [one, ...others] = new Set(wrong.map(({ clause }) => clause));
    const slip = slipWords(paper);
    const list = (key: 'en' | 'zh') =>
      wrong.map(({ name, wanted }) => (wanted === null || wanted === '' ? name[key] : `${name[key]} ${wanted}`));
    return [
      {
        requirement: 'GUIDE-A-STEP-6b',
        ...(one === undefined || others.length > 0 ? {} : { clause: `GUIDE-A-STEP-6b.${one}` }),
        text: {
          en: `missing or wrong on the slip: ${slip.en} does not say, behind a label of the table of words, ${list('en').join(', ')}`,
          zh: `签购单要素缺失或错误：${slip.zh}没有（带标签）印出${list('zh').join('、')}`,
        },
        expected: { en: list('en').join(', '), zh: list('zh').join('、') },
        actual: { en: linesOf(paper), zh: linesOf(paper) },
      },
    ];
  });

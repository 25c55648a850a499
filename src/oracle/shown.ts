// What a screen shows beside "approved": the figures that stand for the amount of the transaction, and the ends of card numbers.
import { PAYMENTS } from '../definitions/function-groups.ts';
import { SLIP_LABELS } from '../definitions/glossary/slip-labels.ts';
import { saysTerm, TERMS, wordingsOf } from '../definitions/glossary.ts';
import { type OwnWords, ownWordingsOf } from '../definitions/own-words.ts';
import type { Books, JournalEntry } from './books.ts';

/** One screen, line by line. */
type Screen = readonly string[];
/** An approved payment and the screens that said so. */
type Approval = { entry: JournalEntry; screens: readonly Screen[] };

/** Yuan and fen; no part of a date, a version or an address. */
const FIGURE = /(?<![\d.,:/*+-])(\d{1,3}(?:,\d{3})+|\d+)\.(\d{2})(?!\d|[.,:/-]\d)/g;
const CURRENCY = /CNY|RMB|人民币|[¥￥元]/gi;
/** Between words and figures. */
const BETWEEN = /[\s:：,，.。!！;；|·()（）[\]【】—–-]/g;
/** Wordings of the label that name the sum of several payments as well. */
const SUMS = /total|总计|合计/i;
const NUMBER = /(?:\d[\d ]*)?[*xX•·＊](?:[ -]?[*xX•·＊])*[ -]?(\d{4})(?!\d)/g;
/** Figures and stars that only a card number has so many of: a telephone number has eleven. */
const SHORTEST_NUMBER = 13;
const CARD = /\bcard\b|\bPAN\b|卡/i;

const longestFirst = (wordings: readonly string[]) => wordings.toSorted((a, b) => b.length - a.length);
const listed = (term: Parameters<typeof wordingsOf>[0]) => Object.values(wordingsOf(term)).flat();
const AMOUNT = listed(SLIP_LABELS.amount).filter((wording) => !SUMS.test(wording));
const KNOWN = [
  ...AMOUNT,
  ...listed(TERMS.screen.approved),
  ...PAYMENTS.flatMap((name) => listed(TERMS.function[name])),
];

const minorOf = (whole: string, fen: string) => Number(whole.replaceAll(',', '') + fen);
const figuresOn = (line: string) => [...line.matchAll(FIGURE)].map(([, whole = '', fen = '']) => minorOf(whole, fen));

/** Nothing stands on the line but figures and words that say approved, the transaction or its amount. */
function isPlain(line: string, known: readonly string[]): boolean {
  let rest = line.replaceAll(FIGURE, ' ').replaceAll(CURRENCY, ' ').toLowerCase();
  for (const wording of known) rest = rest.replaceAll(wording.toLowerCase(), ' ');
  return rest.replaceAll(BETWEEN, '') === '';
}

/**
 * Amounts on the screen that cannot be read but as that of the transaction, in fen. A figure behind another word, or below a line that may be its
 * label, is something else: a balance, a tip, a limit, a sum.
 */
function amountsOn(screen: Screen, known: readonly string[]): number[] {
  return screen.flatMap((line, at) => {
    const above = screen[at - 1] ?? '';
    const labelled = !isPlain(line, known) || !(isPlain(above, known) || /\d/.test(above));
    return labelled ? [] : figuresOn(line);
  });
}

/** Amounts that are shown in place of that of the transaction: it stands nowhere on the screen. */
export function otherAmounts(screen: Screen, amountMinor: number, own: OwnWords): number[] {
  if (screen.some((line) => figuresOn(line).includes(amountMinor))) return [];
  const mine = [...ownWordingsOf(own, 'screen', 'approved'), ...ownWordingsOf(own, 'label', 'amount')];
  return amountsOn(screen, longestFirst([...KNOWN, ...mine]));
}

/** Last four digits of card numbers that are shown in place of that of the transaction. */
export function otherCards(screen: Screen, cardNumber: string): string[] {
  const ends = screen.flatMap((line) =>
    [...line.matchAll(NUMBER)]
      .filter(([number]) => number.replaceAll(/[ -]/g, '').length >= SHORTEST_NUMBER || CARD.test(line))
      .map(([, end = '']) => end),
  );
  return ends.includes(cardNumber.slice(-4)) ? [] : ends;
}

const saysApproved = (screen: Screen, own: OwnWords) =>
  saysTerm(TERMS.screen.approved, screen) ||
  ownWordingsOf(own, 'screen', 'approved').some((wording) => screen.join(' ').includes(wording));

/** The approved payments with the screens that said so. */
export const approvalsShown = ({ results, journal, setting: { ownWords } }: Books): Approval[] =>
  results.flatMap((result) => {
    if (result.outcome !== 'approved') return [];
    const entry = journal.findLast((each) => each.voucher === result.voucher && each.function === result.function);
    const screens = (result.screens ?? []).filter((screen) => saysApproved(screen, ownWords));
    return entry === undefined ? [] : [{ entry, screens }];
  });

// Expected against actual as a difference of the right kind: amounts as a sum, codes in words, messages in order, texts line by line.
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Dictionary, ScenarioEvidence } from '../evidence.ts';
import { FUNCTIONS } from '../names.ts';
import { yuan } from './money.ts';

export type Part = { text: string; mark: 'same' | 'missing' | 'odd' };
export type Difference =
  | { kind: 'amount'; expectedMinor: number; actualMinor: number; terms: readonly { minor: number; voucher: string }[] }
  | { kind: 'code'; expected: string; expectedWords: Bilingual | null; actual: string; actualWords: Bilingual | null }
  | { kind: 'sequence'; expected: readonly Part[]; actual: readonly Part[] }
  | { kind: 'lines'; expected: readonly Part[]; actual: readonly Part[] }
  | { kind: 'words'; expected: string; actual: string; because: readonly string[] };

const AMOUNT = /^CNY (\d+)\.(\d\d)$|^(\d+)\.(\d\d) ?元$/;
const CODE = /^[0-9A-Z]{2}$/;
const COUNTED = /^([a-z][a-z-]+): (\d+)$/;
const TEXTS = /^(?:one of )?(?:["“].*["”])$/s;

/** How what was seen differs from what was expected. */
export function differenceOf(
  expected: string,
  actual: string,
  evidence: ScenarioEvidence | null,
  { codes, transactions }: Dictionary,
): Difference {
  // What became of answers stands behind the first bar.
  const [seen = '', ...because] = actual.split(' | ');
  const [wanted, got] = [minorOf(expected), minorOf(seen)];
  if (wanted !== null && got !== null)
    return { kind: 'amount', expectedMinor: wanted, actualMinor: got, terms: termsOf(got, evidence) };
  if (CODE.test(expected) && CODE.test(seen)) {
    const word = (code: string) => (Object.hasOwn(codes, code) ? (codes[code] ?? null) : null);
    return { kind: 'code', expected, expectedWords: word(expected), actual: seen, actualWords: word(seen) };
  }
  const counted = COUNTED.exec(expected);
  const names: Readonly<Record<string, Bilingual>> = { ...transactions, ...FUNCTIONS };
  if (counted !== null && Object.hasOwn(names, counted[1] ?? ''))
    return sequence(counted[1] ?? '', Number(counted[2]), seen);
  if (TEXTS.test(expected) && seen.includes(' / ')) return lines(expected, seen);
  return { kind: 'words', expected, actual: seen, because };
}

function minorOf(text: string): number | null {
  const found = AMOUNT.exec(text.trim());
  return found === null ? null : Number(`${found[1] ?? found[3]}${found[2] ?? found[4]}`);
}

/** The charges that a sum is made of, where they are what the host booked. */
function termsOf(minor: number, evidence: ScenarioEvidence | null): { minor: number; voucher: string }[] {
  const booked = (evidence?.ledger ?? []).flatMap(({ memo, postings }) => {
    const voucher = /^[a-z-]+ (\d{6})$/.exec(memo)?.[1];
    const moved = postings.find(({ account }) => account.startsWith('cardholder/'))?.amountMinor;
    return voucher === undefined || moved === undefined ? [] : [{ minor: -moved, voucher }];
  });
  const sum = booked.reduce((all, term) => all + term.minor, 0);
  return booked.length > 1 && sum === minor ? booked : [];
}

/** A list of requests, with those that are missing as gaps at its end. */
function sequence(name: string, count: number, actual: string): Difference {
  const seen = actual
    .replaceAll(/ \([^()]*(?:\([^()]*\)[^()]*)*\)/g, '')
    .split(', ')
    .filter(Boolean);
  const right = seen.filter((each) => each === name).length;
  const missing = Array.from({ length: Math.max(0, count - right) }, (): Part => ({ text: name, mark: 'missing' }));
  let left = count;
  return {
    kind: 'sequence',
    expected: Array.from({ length: count }, (): Part => ({ text: name, mark: 'same' })),
    actual: [
      ...seen.map((text): Part => {
        if (text !== name) return { text, mark: 'same' };
        left -= 1;
        return { text, mark: left < 0 ? 'odd' : 'same' };
      }),
      ...missing,
    ],
  };
}

/** Texts of which one had to be on the screen, beside what was on it: the line that is nearest is marked. */
function lines(expected: string, actual: string): Difference {
  const wanted = [...expected.matchAll(/["“]([^"”]*)["”]/g)].map(([, text = '']) => text);
  const seen = [...new Set(actual.split(' / '))];
  const nearest = seen
    .map((text) => ({ text, like: Math.max(...wanted.map((each) => likeness(each, text))) }))
    .reduce((a, b) => (b.like > a.like ? b : a));
  return {
    kind: 'lines',
    expected: wanted.map((text) => ({ text, mark: 'missing' })),
    actual: seen.map((text) => ({ text, mark: nearest.like > 0.25 && text === nearest.text ? 'odd' : 'same' })),
  };
}

/** Share of pairs of characters that two texts have in common (Dice's coefficient). */
function likeness(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2).toLowerCase()));
  const [left, right] = [pairs(a), pairs(b)];
  const both = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * both) / (left.size + right.size);
}

/** `158.50 = 30.00 + 128.50`: the terms with the voucher of each. */
export const termWords = (terms: readonly { minor: number; voucher: string }[]): string =>
  terms
    .map(({ minor, voucher }) => `${yuan(minor)} (${voucher})`)
    .join(' + ')
    .replaceAll('+ −', '− ');

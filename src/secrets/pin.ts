// Finds the digits of a known PIN in a folded text.
//
// A PIN is short, so a match counts only as a number of its own: not inside a longer number or hex text, not as a part of an amount, a
// time or a masked card number. Where its digits may be read for another reason too, the line must speak of a PIN as well.
import { type Folded, isDigit, sourceRange, type Token } from './fold.ts';
import { pressesOf } from './presses.ts';
import type { Reading } from './reading.ts';
import type { Range, Sighting } from './secrets.ts';
import { needlesIn, placesOf } from './writings.ts';

const PIN_WORD = /\bpin|password|密码|口令/i;
/** More than this between two digits, and they do not belong together. */
const MOST_BETWEEN = 3;

/** `isPublic` tells whether the digits of the PIN may also be read for another reason. */
export function findPins(folded: Reading, pins: readonly string[], isPublic: (pin: string) => boolean): Sighting[] {
  if (folded.digits < 4 || pins.length === 0) return [];
  const { tokens } = folded;
  const rows = rowsOf(folded, tokens, new Set(pins.map(({ length }) => length)));
  return pins.flatMap((pin) => {
    const found = [
      ...plain(folded, tokens, pin),
      ...digitByDigit(folded, rows, pin),
      ...coded(folded, pin),
      ...pressed(folded, pin),
    ];
    return isPublic(pin) ? found.filter(({ ranges }) => speaksOfPin(folded.source, ranges[0])) : found;
  });
}

function sighting(folded: Folded, pin: string, from: number, to: number, writing: Sighting['writing']): Sighting {
  const ranges = [sourceRange(folded, from, to)] as const;
  return { kind: 'pin', secret: pin, writing, ranges, head: pin.length, tail: pin.length };
}

/** The lines of the range speak of a PIN. */
function speaksOfPin(source: string, [from, to]: readonly [number, number]): boolean {
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const end = source.indexOf('\n', to);
  return PIN_WORD.test(source.slice(start, end < 0 ? source.length : end));
}

/** The PIN as one number. */
function plain(folded: Folded, tokens: readonly Token[], pin: string): Sighting[] {
  return tokens
    .filter(({ digits, from, to }) => digits === pin && isAlone(folded, from, to))
    .map(({ from, to }) => sighting(folded, pin, from, to, 'plain'));
}

/** No part of hex text, of a masked number, of an amount, a date or a time. */
function isAlone({ source, text, gap, at }: Folded, from: number, to: number): boolean {
  if (from > 0 && gap[from] === 0 && /[A-F*]/.test(text[from - 1]!)) return false;
  if (to < text.length && gap[to] === 0 && /[A-F*]/.test(text[to]!)) return false;
  return (
    !/\d[.,:-]$/.test(source.slice(Math.max(0, at[from]! - 2), at[from]!)) &&
    !/^[.,:-]\d/.test(source.slice(at[to - 1]! + 1))
  );
}

/** The PIN with something between its digits: every digit by itself, or in groups. */
function digitByDigit(folded: Folded, rows: readonly Row[], pin: string): Sighting[] {
  return rows
    .filter(({ digits, row }) => digits === pin && mayBePin(folded, row))
    .map(({ row }) => sighting(folded, pin, row[0]!.from, row.at(-1)!.to, 'pieces'));
}

type Row = { digits: string; row: readonly Token[] };

/** The rows of two and more numbers that have, together, as many digits as one of the PINs. */
function rowsOf(folded: Folded, tokens: readonly Token[], lengths: ReadonlySet<number>): Row[] {
  const rows: Row[] = [];
  for (let start = 0; start < tokens.length; ) {
    const end = rowEnd(folded, tokens, start);
    // Behind the first token of a row the others follow in the folded text without a gap.
    const [from, to] = [tokens[start]!.from, tokens[end - 1]!.to];
    if (end - start > 1 && lengths.has(to - from))
      rows.push({ digits: folded.text.slice(from, to), row: tokens.slice(start, end) });
    start = end;
  }
  return rows;
}

const between = (folded: Folded, left: Token, right: Token) =>
  folded.source.slice(folded.at[left.to - 1]! + 1, folded.at[right.from]!);

/** Where the longest row of numbers from here ends that belong together: single digits, or groups in one line with the same separator. */
function rowEnd(folded: Folded, tokens: readonly Token[], start: number): number {
  const single = tokens[start]!.digits.length === 1;
  let separator: string | null = null;
  let i = start + 1;
  for (; i < tokens.length; i++) {
    const last = tokens[i - 1]!;
    const next = tokens[i]!;
    if (next.from !== last.to || (next.digits.length === 1) !== single) break;
    const gap = between(folded, last, next);
    if (single ? gap.length > MOST_BETWEEN : gap.includes('\n') || (separator !== null && gap !== separator)) break;
    separator = gap;
  }
  return i;
}

/** Groups may also be an amount, a date or a time; then the line has to speak of a PIN. */
function mayBePin(folded: Folded, row: readonly Token[]): boolean {
  if (row[0]!.digits.length === 1) return true;
  const separator = between(folded, row[0]!, row[1]!);
  if (/^[.,]$/.test(separator) && row.length === 2) return false;
  if (/^:$/.test(separator)) return false;
  return /^\s*$/.test(separator) || speaksOfPin(folded.source, sourceRange(folded, row[0]!.from, row.at(-1)!.to));
}

/** The PIN as the keys that were pressed. */
function pressed(folded: Folded, pin: string): Sighting[] {
  if (!folded.source.includes('\n')) return [];
  return pressesOf(folded, pin).map((each) => {
    const ranges = each as [Range, ...Range[]];
    return { kind: 'pin', secret: pin, writing: 'pieces', ranges, head: pin.length, tail: pin.length };
  });
}

/** The PIN as the codes of its digits, in hex or decimal, and no part of a longer number that is written so. */
function coded(folded: Reading, pin: string): Sighting[] {
  return needlesIn(folded.runs, pin)
    .filter(({ writing }) => writing !== 'plain')
    .filter(({ text }) => text.length >= pin.length * 2)
    .flatMap(({ text, writing }) =>
      [...placesOf(folded.text, text)]
        .filter((from) => !isCodedDigit(folded.text.slice(Math.max(0, from - 2), from), text))
        .filter((from) => !isCodedDigit(folded.text.slice(from + text.length, from + text.length + 2), text))
        .map((from) => sighting(folded, pin, from, from + text.length, writing)),
    );
}

/** Two characters beside a coded PIN that are the code of one more digit. */
function isCodedDigit(pair: string, needle: string): boolean {
  const first = needle[0]!;
  if (first === '3' || first === 'F') return pair.length === 2 && pair[0] === first && isDigit(pair, 1);
  return first === '4' || first === '5' ? /^(4[89]|5[0-7])$/.test(pair) : false;
}

// The last net: hides what could be a card number when nobody knows which cards there were. The same folding, and no more certainty.
import { luhn, maskPan } from '../iso8583/mask.ts';
import { type Folded, fold, isDigit, sourceRange, type Token, tokensOf } from './fold.ts';
import { SHOWN_HEAD, SHOWN_TAIL } from './secrets.ts';
import { type Replacement, replaced } from './show.ts';

/** Leading digits of payment cards: 3 to 6, the 2-series, and UnionPay's 81. Merchant numbers and times in milliseconds start otherwise. */
const CARD_START = /^(?:[3-6]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|81)/;
const SHORTEST = 13;
const LONGEST = 19;
/** What people write between the groups of a card number. */
const LOOSE = /^(?:[ \u00a0\u2000-\u200a\u202f\u3000]|\p{Pd}|\u2212|\p{Cf})$/u;
const TIGHT = /^[^\p{L}\p{N}\n]{1,2}$/u;
/** Groups in which card numbers are written. */
const GROUPS = ['4444', '44443', '466', '465', '610', '613', '88', '4445', '1'.repeat(16), '1'.repeat(19)];
const TRACK_TAIL = /(\d{4}|\*{4,}\d{4})([=D^])\d{7,}/g;
const MASKED = /\d*[*X]{3,}\d*/g;

/** The text without anything that could be a card number beyond first six and last four, and without track data. */
export function hideCardNumbers(text: string): string {
  if (!mayHold(text)) return text;
  const folded = fold(text);
  const replacements = withoutOverlap([...runs(folded), ...overexposed(folded)]);
  return replaced(text, replacements).replace(TRACK_TAIL, '$1$2[hidden]');
}

/** Most texts hold too few digits for a card number. */
function mayHold(text: string): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 48 && code <= 57) || code === 42 || code > 127) digits += 1;
    if (digits >= SHORTEST) return true;
  }
  return false;
}

function withoutOverlap(wanted: Replacement[]): Replacement[] {
  const kept: Replacement[] = [];
  for (const next of wanted.sort((a, b) => a.from - b.from)) if (next.from >= (kept.at(-1)?.to ?? 0)) kept.push(next);
  return kept;
}

/** Numbers of 13 to 19 digits with a right check digit, in one or in the groups of a card number. */
function runs(folded: Folded): Replacement[] {
  const tokens = tokensOf(folded);
  const found: Replacement[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const row = longestCard(folded, tokens, i);
    if (row === null) continue;
    const [from, to] = sourceRange(folded, row[0]!.from, row.at(-1)!.to);
    found.push({ from, to, by: maskPan(digitsOf(row)) });
    i += row.length - 1;
  }
  return found;
}

const digitsOf = (row: readonly Token[]) => row.map(({ digits }) => digits).join('');

/** The tokens from here that are a card number; only the whole row that belongs together counts. */
function longestCard(folded: Folded, tokens: readonly Token[], start: number): Token[] | null {
  const first = tokens[start]!;
  if (beside(folded, first.from - 1, first.from)) return null;
  const row = [first];
  let length = first.digits.length;
  let separator: string | null = null;
  for (let i = start + 1; i < tokens.length; i++) {
    const last = row.at(-1)!;
    const next = tokens[i]!;
    if (next.from !== last.to || length + next.digits.length > LONGEST) break;
    const gap = folded.source.slice(folded.at[last.to - 1]! + 1, folded.at[next.from]!);
    if (!(LOOSE.test(gap) || (TIGHT.test(gap) && (separator === null || separator === gap)))) break;
    separator = gap;
    row.push(next);
    length += next.digits.length;
  }
  for (; row.length > 0; length -= row.pop()!.digits.length)
    if (isWhole(folded, row) && looksLikeCard(digitsOf(row)) && isWritten(folded, row)) return row;
  return null;
}

function isWhole(folded: Folded, row: readonly Token[]): boolean {
  const to = row.at(-1)!.to;
  return !(
    to < folded.text.length &&
    folded.gap[to] === 0 &&
    /[A-F*]/.test(folded.text[to]!) &&
    !/^D\d{7}/.test(folded.text.slice(to, to + 8))
  );
}

/** With anything but spaces and dashes in between only the groups of card numbers count. */
function isWritten(folded: Folded, row: readonly Token[]): boolean {
  if (row.length === 1) return true;
  const gap = folded.source.slice(folded.at[row[0]!.to - 1]! + 1, folded.at[row[1]!.from]!);
  return LOOSE.test(gap) || GROUPS.includes(row.map(({ digits }) => digits.length).join(''));
}

/** A letter of hex or a mask stands right beside it. */
function beside({ text, gap }: Folded, at: number, from: number): boolean {
  return at >= 0 && gap[from] === 0 && /[A-F*]/.test(text[at]!);
}

/** Field 53 (`2600000000000000`) would pass for a card number; no card number ends in ten zeros. */
function looksLikeCard(digits: string): boolean {
  if (digits.length < SHORTEST || digits.length > LONGEST) return false;
  return CARD_START.test(digits) && luhn(digits) && !/0{10}$/.test(digits);
}

/** Masked numbers of the length of a card number that leave more than the first six or the last four digits. */
function overexposed(folded: Folded): Replacement[] {
  const { text } = folded;
  return [...text.matchAll(MASKED)].flatMap(({ 0: number, index }) => {
    const masks = /[*X]+/.exec(number)!;
    const head = contiguous(folded, index, index + masks.index, -1);
    const tail = contiguous(folded, index + masks.index + masks[0].length, index + number.length, 1);
    const length = head + masks[0].length + tail;
    if (length < SHORTEST || length > LONGEST || (head <= SHOWN_HEAD && tail <= SHOWN_TAIL)) return [];
    const from = index + masks.index - head;
    const digits = text.slice(from, from + length);
    const [start, end] = sourceRange(folded, from, from + length);
    const kept = [Math.min(head, SHOWN_HEAD), Math.min(tail, SHOWN_TAIL)] as const;
    const by = digits.slice(0, kept[0]) + '*'.repeat(length - kept[0] - kept[1]) + digits.slice(length - kept[1]);
    return [{ from: start, to: end, by }];
  });
}

/** How many digits stand right beside the mask, before it (-1) or behind it (1), with nothing in between. */
function contiguous({ text, gap }: Folded, from: number, to: number, side: 1 | -1): number {
  let count = 0;
  if (side > 0) while (from + count < to && gap[from + count] === 0 && isDigit(text, from + count)) count += 1;
  else while (to - count > from && gap[to - count] === 0 && isDigit(text, to - count - 1)) count += 1;
  return count;
}

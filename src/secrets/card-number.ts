// Finds known card numbers in a folded text: whole, with a head or a tail that shows too much, or in pieces.
import { type Folded, isDigit, sourceRange, type Token } from './fold.ts';
import type { Reading } from './reading.ts';
import { type Range, SHOWN_HEAD, SHOWN_TAIL, type Sighting } from './secrets.ts';
import { needlesIn, needlesOf, placesOf } from './writings.ts';

/** A head without any mask behind it is the card's from so many digits on; issuers share up to eight. */
const BARE_HEAD = 9;
/** A tail without any mask before it is the card's from so many digits on, zeros before them not counted. */
const BARE_TAIL = 8;
/** Behind other digits it is the end of another number, such as a reference, unless it is as long as this. */
const CERTAIN_TAIL = 11;
/** Pieces of one number stand at most so many characters apart, with at most so many other numbers between two of them. */
const PIECE_DISTANCE = 120;
export const PIECE_SKIP = 3;

/** Fewer first digits beside a mask may be the end of another number. */
const CODE_HEAD = 5;

/** Payment codes, whole or with more than their last four digits (F-56). */
export const findCodes = (folded: Reading, codes: readonly string[]): Sighting[] =>
  findNumbers(folded, codes, CODE_HEAD).map((each) => ({ ...each, kind: 'code' }));

/** `wholeOnly`: no heads and tails, for who does not know which of the cards were used. */
export const findCards = (folded: Reading, pans: readonly string[], wholeOnly = false): Sighting[] =>
  findNumbers(folded, pans, SHOWN_HEAD, wholeOnly);

/** `shownHead`: so many first digits may be shown beside a mask. */
function findNumbers(folded: Reading, pans: readonly string[], shownHead: number, wholeOnly = false): Sighting[] {
  const { tokens, digits, longestToken, longestRun, runs, masks } = folded;
  if (digits < SHOWN_TAIL + 1) return [];
  const parts = !wholeOnly && longestToken >= BARE_TAIL;
  const found = pans.flatMap((pan) => [
    ...(longestRun < pan.length ? [] : whole(folded, pan)),
    ...(wholeOnly || masks.length === 0 ? [] : masked(folded, pan, shownHead)),
    ...(!wholeOnly && runs.includes(pan.slice(0, BARE_HEAD)) ? bareHead(folded, pan) : []),
    ...(parts ? bareTail(folded, tokens, pan) : []),
    ...(digits < pan.length ? [] : pieces(folded, unmasked(folded, tokens, pan, shownHead), pan)),
  ]);
  if (found.length === 0) return found;
  return withoutOverlap(found, pans);
}

const one = (folded: Folded, from: number, to: number): readonly [Range] => [sourceRange(folded, from, to)];

function whole(folded: Reading, pan: string): Sighting[] {
  return needlesIn(folded.runs, pan).flatMap(({ text, writing }) =>
    [...placesOf(folded.text, text)].map((from): Sighting => {
      const ranges = one(folded, from, from + text.length);
      return { kind: 'pan', secret: pan, writing, ranges, head: pan.length, tail: pan.length };
    }),
  );
}

/** A number of this card of which masks leave more than the first six or the last four digits. */
function masked(folded: Reading, pan: string, shownHead: number): Sighting[] {
  const { text, gap } = folded;
  const found: Sighting[] = [];
  for (const [from, to] of folded.masks) {
    // Most masks stand beside no digit of the card, or show its first six and last four.
    if (!isDigit(text, from - 1) && !isDigit(text, to)) continue;
    const head = longest(pan.length - 1, (k) => k <= from && text.startsWith(pan.slice(0, k), from - k));
    const tail = longest(pan.length - 1, (k) => text.startsWith(pan.slice(-k), to));
    const before = from > 0 && gap[from] === 0 && isDigit(text, from - 1);
    const after = gap[to] === 0 && isDigit(text, to);
    // What stands right beside the mask must be of this card.
    if ((before && head === 0) || (after && tail === 0)) continue;
    if (after && tail < SHOWN_TAIL && digitsAt(text, to) >= SHOWN_TAIL) continue;
    if (isWellMasked(folded, from, to, pan, shownHead)) continue;
    if (head > shownHead || tail > SHOWN_TAIL) {
      const ranges = one(folded, from - head, to + tail);
      found.push({ kind: 'pan', secret: pan, writing: 'plain', ranges, head, tail });
    }
  }
  return found;
}

/**
 * The mask at that place leaves the first six and the last four of the card and no more. The same digits behind a blank are another
 * number, such as a time of 11:11:11 behind a card of ones.
 */
function isWellMasked({ text, gap }: Folded, from: number, to: number, pan: string, shownHead: number): boolean {
  const head = pan.length - SHOWN_TAIL - (to - from);
  const end = to + SHOWN_TAIL;
  return (
    head > 0 &&
    head <= shownHead &&
    head <= from &&
    text.startsWith(pan.slice(0, head), from - head) &&
    text.startsWith(pan.slice(-SHOWN_TAIL), to) &&
    (!isDigit(text, end) || gap[end] !== 0)
  );
}

/** The numbers that are no part of a card that is masked as it must be. */
function unmasked(folded: Reading, tokens: readonly Token[], pan: string, shownHead: number): readonly Token[] {
  const masks = folded.masks.filter(([from, to]) => isWellMasked(folded, from, to, pan, shownHead));
  if (masks.length === 0) return tokens;
  return tokens.filter((token) => !masks.some(([from, to]) => token.to === from || token.from === to));
}

function longest(most: number, fits: (length: number) => boolean): number {
  for (let length = most; length > 0; length--) if (fits(length)) return length;
  return 0;
}

function digitsAt(text: string, from: number): number {
  let to = from;
  while (isDigit(text, to)) to += 1;
  return to - from;
}

function bareHead(folded: Folded, pan: string): Sighting[] {
  const { text, gap } = folded;
  return [...placesOf(text, pan.slice(0, BARE_HEAD))].flatMap((from): Sighting[] => {
    if (from > 0 && gap[from] === 0 && isDigit(text, from - 1)) return [];
    const head = longest(pan.length, (k) => text.startsWith(pan.slice(0, k), from));
    if (head === pan.length) return [];
    return [{ kind: 'pan', secret: pan, writing: 'plain', ranges: one(folded, from, from + head), head, tail: 0 }];
  });
}

function bareTail(folded: Folded, tokens: readonly Token[], pan: string): Sighting[] {
  const least = pan.slice(-significantTail(pan));
  const found: Sighting[] = [];
  for (const { digits, to } of tokens) {
    if (digits.length < BARE_TAIL || !digits.endsWith(least)) continue;
    const tail = longest(pan.length, (k) => digits.endsWith(pan.slice(-k)));
    if (digits.length > tail && tail < CERTAIN_TAIL) continue;
    const ranges = one(folded, to - tail, to);
    if (tail < pan.length) found.push({ kind: 'pan', secret: pan, writing: 'plain', ranges, head: 0, tail });
  }
  return found;
}

/** Digits of the shortest tail that begins with no zero and has enough behind it. */
function significantTail(pan: string): number {
  let length = BARE_TAIL;
  while (length < pan.length && pan.at(-length) === '0') length += 1;
  return length;
}

/** The whole number in several pieces that follow one another: halves in two labelled lines, a dump with offsets. */
function pieces(folded: Folded, tokens: readonly Token[], pan: string): Sighting[] {
  const hex = needlesOf(pan)[1]!.text;
  return [...inPieces(folded, tokens, pan, pan), ...inPieces(folded, tokens, pan, hex)];
}

function inPieces(folded: Folded, tokens: readonly Token[], pan: string, number: string): Sighting[] {
  const found: Sighting[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { digits } = tokens[i]!;
    if (digits.length < 2 || digits.length >= number.length || !number.startsWith(digits)) continue;
    const path = follow(folded, tokens, number, i, 0);
    if (path === null || path.length < 2) continue;
    const ranges = path.map(({ from, to }) => sourceRange(folded, from, to)) as [Range, ...Range[]];
    found.push({ kind: 'pan', secret: pan, writing: 'pieces', ranges, head: pan.length, tail: pan.length });
  }
  return found;
}

/** The tokens from `i` on that make up the rest of the number, with few others between; null when they do not. */
function follow(folded: Folded, tokens: readonly Token[], number: string, i: number, done: number): Token[] | null {
  const token = tokens[i];
  if (token === undefined || !number.startsWith(token.digits, done)) return null;
  const length = done + token.digits.length;
  if (length === number.length) return [token];
  if (length > number.length) return null;
  for (let next = i + 1; next <= i + 1 + PIECE_SKIP && next < tokens.length; next++) {
    const following = tokens[next]!;
    if (following.digits.length < 2) continue;
    if (folded.at[following.from]! - folded.at[token.to - 1]! > PIECE_DISTANCE) return null;
    const rest = follow(folded, tokens, number, next, length);
    if (rest !== null) return [token, ...rest];
  }
  return null;
}

/** Each place once: for the card of which most can be read there, then for the card that comes first. */
function withoutOverlap(found: readonly Sighting[], pans: readonly string[]): Sighting[] {
  const seen = (each: Sighting) => (each.head === each.secret.length ? each.head * 2 : each.head + each.tail);
  const ranked = [...found].sort(
    (a, b) => seen(b) - seen(a) || a.ranges.length - b.ranges.length || pans.indexOf(a.secret) - pans.indexOf(b.secret),
  );
  const kept: Sighting[] = [];
  for (const each of ranked) if (!kept.some((other) => overlap(each, other))) kept.push(each);
  return kept;
}

export function overlap(a: Sighting, b: Sighting): boolean {
  return a.ranges.some(([from, to]) => b.ranges.some(([start, end]) => from < end && start < to));
}

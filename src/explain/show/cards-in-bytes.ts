// The last net under everything that is shown of damaged bytes: card numbers and tracks, wherever in them they lie.
import { ENCODINGS } from '../../iso8583/encodings/index.ts';
import { luhn } from '../../iso8583/mask.ts';

/** Where bytes hold card data, in order, and the digits of it that may stand in no text either. */
export type FoundCards = { spans: { from: number; to: number }[]; pieces: ReadonlySet<string> };

export const NO_CARDS_FOUND: FoundCards = { spans: [], pieces: new Set() };

/** What follows the card number of track 2 and of track 1: a separator and digits; a name and digits. */
const BEHIND_2 = /[=d]\d{4,}/gi;
const BEHIND_1 = /\^[^^]{2,26}\^[\d ]{4,}/g;
/** Longest track 2 (ISO/IEC 7813); digits behind it belong to something else. */
const TRACK_2_LENGTH = 37;
/** Card numbers as the schemes give them out; whatever has their form and a right check digit is taken for one, even if by chance. */
const NUMBERS = [
  /(?=((?:62|81|60)\d{17}))/g,
  /(?=((?:62|81|60)\d{16}))/g,
  /(?=((?:62|81|60)\d{15}))/g,
  /(?=((?:62|81|60|4\d|5[1-5]|2[2-7]|35)\d{14}))/g,
  /(?=(3[47]\d{13}))/g,
];
/** Digits that may hold a card number. */
const ROWS_OF_DIGITS = /\d{13,}/g;
/** How a number begins that stands behind its length, of 13 to 19 digits, as field 2 is sent. */
const BEGINNING = /^([3-6]|2[2-7]|81)\d+$/;
/** So many digits of a card number in a row are too many; where nearly all are zeros, of which amounts are full, only its first ones. */
const TOO_MANY = 9;
const NEARLY_ALL = 7;
const PIECES = /\d{9,}/g;
/** More cards than this in one input are hidden by hiding everything. */
const MOST_CARDS = 500;

/** A way to see bytes as text; `width` is how many characters a byte makes. */
type View = { text: string; width: 1 | 2 };

function viewsOf(bytes: Buffer): View[] {
  const zero = ENCODINGS.ebcdic.digitZero ?? 0xf0;
  const digitOf = (byte: number) =>
    byte >= zero && byte < zero + 10 ? 0x30 + byte - zero : byte === 0x7e ? 0x3d : 0x20;
  return [
    { text: bytes.toString('hex'), width: 2 },
    { text: bytes.toString('latin1'), width: 1 },
    { text: Buffer.from(bytes.map(digitOf)).toString('latin1'), width: 1 },
  ];
}

/** A track in a text: the digits in front of its separator, as many as a card number has at most, and all of it. */
type Track = { digits: string; at: number; length: number };

function tracksIn({ text, width }: View): Track[] {
  const tracks: Track[] = [];
  for (const form of [BEHIND_2, BEHIND_1])
    for (const { index, 0: behind } of text.matchAll(form)) {
      let at = index;
      while (at > 0 && index - at < 19 && isDigit(text.charCodeAt(at - 1))) at--;
      const digits = text.slice(at, index);
      if (digits.length < 12 || (width === 2 && isText(digits))) continue;
      const most = form === BEHIND_2 ? TRACK_2_LENGTH : Number.POSITIVE_INFINITY;
      tracks.push({ digits, at, length: Math.min(digits.length + behind.length, most) });
    }
  return tracks;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** A card number that may stand in a text, at that character. */
type Sighting = { card: string; at: number };

/** Card numbers that a text names: by a track, by a length in front of digits whose check digit is right, or by their form. */
function namedIn({ text, width }: View): Sighting[] {
  const isCard = ({ card, at }: Sighting) =>
    luhn(card) && !(width === 2 && (isText(card) || !atBorder(at, card.length)));
  const ofTracks = tracksIn({ text, width }).map(({ digits, at }) => cardBefore(digits, at));
  const found: Sighting[] = [];
  const offer = (sighting: Sighting) => {
    if (isCard(sighting)) found.push(sighting);
  };
  for (const { 0: row, index: from } of text.matchAll(ROWS_OF_DIGITS)) {
    for (const form of NUMBERS)
      for (const { 1: card = '', index } of row.matchAll(form)) offer({ card, at: from + index });
    for (let at = width === 2 ? from & 1 : 0; at + 15 <= row.length; at += width) {
      const length = Number(row.slice(at, at + 2));
      if (length < 13 || length > 19) continue;
      const card = row.slice(at + 2, at + 2 + length);
      if (card.length === length && BEGINNING.test(card)) offer({ card, at: from + at + 2 });
    }
  }
  return [...ofTracks, ...found];
}

/** Packed digits begin with a byte, or, where they are an odd count, end with one. */
const atBorder = (at: number, length: number) => at % 2 === 0 || (length % 2 === 1 && (at + length) % 2 === 0);

/** The card number at the end of the digits in front of a separator: of those with a right check digit the longest that has a scheme's form. */
function cardBefore(digits: string, at: number): Sighting {
  for (let from = 0; digits.length - from >= 13; from++) {
    const card = digits.slice(from);
    if (isSchemeNumber(card)) return { card, at: at + from };
  }
  return { card: digits, at };
}

/** True for digits that a scheme gives out as a card number, with a right check digit. */
export const isSchemeNumber = (digits: string): boolean =>
  luhn(digits) &&
  NUMBERS.some((form) => [...digits.matchAll(form)].some(({ 1: card, index }) => index === 0 && card === digits));

/** True when packed digits are rather digits in ASCII: nearly every second one is then a 3. */
function isText(digits: string): boolean {
  const threes = (from: number) => [...digits].filter((digit, at) => at % 2 === from && digit === '3').length;
  return Math.max(threes(0), threes(1)) * 2 >= digits.length * 0.7;
}

/** Pieces of a card number that may not be shown. */
export function piecesOf(card: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at + TOO_MANY <= card.length; at++) {
    const piece = card.slice(at, at + TOO_MANY);
    if (at === 0 || piece.replaceAll('0', '').length > TOO_MANY - NEARLY_ALL) pieces.push(piece);
  }
  return pieces;
}

/** Bytes of fields that were read as their values should be, in their order, so that digits across several of them are no number. */
export type Fields = readonly { from: number; to: number }[];

/** True when the bytes lie in more than one field, and all of these are as they should be. */
function acrossFields(fields: Fields, from: number, to: number): boolean {
  let covered = from;
  let count = 0;
  for (let at = firstBehind(fields, from); at < fields.length; at++) {
    const field = fields[at]!;
    if (field.from >= to) break;
    if (field.from > covered) return false;
    covered = Math.max(covered, field.to);
    count++;
  }
  return count > 1 && covered >= to;
}

/** Index of the first of spans in order that ends behind a byte. */
function firstBehind(spans: Fields, byte: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.to <= byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Spans in order, those that touch made one. */
function merged(spans: FoundCards['spans']): FoundCards['spans'] {
  const whole: FoundCards['spans'] = [];
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** Finds the card data in bytes; `known` are card numbers that a reading of them has found already, `fields` those that it read well. */
export function findCards(bytes: Buffer, known: readonly string[] = [], fields: Fields = []): FoundCards {
  const views = viewsOf(bytes);
  const sighted = views.flatMap((view) =>
    namedIn(view).filter(
      ({ card, at }) => !acrossFields(fields, Math.floor(at / view.width), Math.ceil((at + card.length) / view.width)),
    ),
  );
  const cards = new Set([...known, ...sighted.map(({ card }) => card)]);
  if (cards.size > MOST_CARDS) return { spans: [{ from: 0, to: bytes.length }], pieces: piecesOfAll(cards) };
  const pieces = piecesOfAll(cards);
  const spans: FoundCards['spans'] = [];
  for (const view of views) {
    const { text, width } = view;
    const cover = (at: number, length: number) => {
      const span = { from: Math.floor(at / width), to: Math.ceil((at + length) / width) };
      if (!acrossFields(fields, span.from, span.to)) spans.push(span);
    };
    for (const { digits, at, length } of tracksIn(view)) {
      const { at: begin } = cardBefore(digits, at);
      cover(begin, length - (begin - at));
    }
    for (const [at, length] of occurrences(text, pieces)) cover(at, length);
  }
  return { spans: merged(spans), pieces };
}

const piecesOfAll = (cards: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...cards].slice(0, MOST_CARDS).flatMap(piecesOf));

/** Where one of the pieces stands in a text. */
function* occurrences(text: string, pieces: ReadonlySet<string>): Generator<[at: number, length: number]> {
  if (pieces.size === 0 || text.length < TOO_MANY) return;
  for (const { 0: row, index } of text.matchAll(PIECES))
    for (let at = 0; at + TOO_MANY <= row.length; at++)
      if (pieces.has(row.slice(at, at + TOO_MANY))) yield [index + at, TOO_MANY];
}

/** True when the bytes from `at` on, `bytes` of them, hold card data. */
export function holdsCards({ spans }: FoundCards, at: number, bytes: number): boolean {
  const span = spans[firstBehind(spans, at)];
  return span !== undefined && span.from < at + bytes;
}

/** The text with every digit that belongs to one of the pieces replaced. */
export function withoutPieces(text: string, pieces: ReadonlySet<string>): string {
  let shown: string[] | null = null;
  for (const [at, length] of occurrences(text, pieces)) {
    shown ??= [...text];
    if (shown.length !== text.length) return `[${text.length} hidden]`;
    shown.fill('*', at, at + length);
  }
  return shown === null ? text : shown.join('');
}

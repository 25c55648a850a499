// The last net under everything that is shown of damaged bytes: card numbers and tracks, wherever in them they lie.
import { ENCODINGS } from '../../iso8583/encodings/index.ts';
import { luhn } from '../../iso8583/mask.ts';

/** Where bytes hold card data, and the digits of it that may stand in no text either. */
export type FoundCards = { spans: { from: number; to: number }[]; pieces: readonly string[] };

export const NO_CARDS_FOUND: FoundCards = { spans: [], pieces: [] };

/** Track 2: a card number, its separator, and what follows. Track 1: a card number, a name, and what follows. */
const TRACK_2 = /(\d{12,19})[=d](\d{4,})/gi;
const TRACK_1 = /(\d{12,19})\^[^^]{2,26}\^[\d ]{4,}/g;
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
/** A number of these lengths behind that length, as field 2 is sent. */
const LENGTHS = [13, 14, 15, 16, 17, 18, 19];
const BEGINNING = /^([3-6]|2[2-7]|81)\d+$/;
/** So many digits of a card number in a row are too many; where nearly all are zeros, of which amounts are full, only its first ones. */
const TOO_MANY = 9;
const NEARLY_ALL = 7;
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

/** Card numbers that a text names: by a track, by a length in front of digits whose check digit is right, or by their form. */
function namedIn({ text, width }: View): string[] {
  const isCard = (digits: string) => luhn(digits) && !(width === 2 && isText(digits));
  const found = [...text.matchAll(TRACK_2), ...text.matchAll(TRACK_1)].map(([, card = '']) => card);
  for (const form of NUMBERS) for (const [, card = ''] of text.matchAll(form)) if (isCard(card)) found.push(card);
  for (const length of LENGTHS)
    for (let at = text.indexOf(String(length)); at >= 0; at = text.indexOf(String(length), at + 1)) {
      if (width === 2 && at % 2 === 1) continue;
      const card = text.slice(at + 2, at + 2 + length);
      if (card.length === length && BEGINNING.test(card) && isCard(card)) found.push(card);
    }
  return found;
}

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

/** Finds the card data in bytes; `known` are card numbers that a reading of them has found already. */
export function findCards(bytes: Buffer, known: readonly string[] = []): FoundCards {
  const views = viewsOf(bytes);
  const cards = new Set([...known, ...views.flatMap(namedIn)]);
  const spans: FoundCards['spans'] = cards.size > MOST_CARDS ? [{ from: 0, to: bytes.length }] : [];
  const pieces = [...new Set([...cards].slice(0, MOST_CARDS).flatMap(piecesOf))];
  for (const { text, width } of views) {
    const cover = (at: number, length: number) =>
      spans.push({ from: Math.floor(at / width), to: Math.ceil((at + length) / width) });
    for (const { index, 0: track } of text.matchAll(TRACK_2)) cover(index, Math.min(track.length, TRACK_2_LENGTH));
    for (const { index, 0: track } of text.matchAll(TRACK_1)) cover(index, track.length);
    for (const [at, length] of occurrences(text, pieces)) cover(at, length);
  }
  return { spans, pieces };
}

function* occurrences(text: string, pieces: readonly string[]): Generator<[at: number, length: number]> {
  for (const piece of pieces)
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) yield [at, piece.length];
}

/** True when the bytes from `at` on, `bytes` of them, hold card data. */
export const holdsCards = ({ spans }: FoundCards, at: number, bytes: number): boolean =>
  spans.some(({ from, to }) => from < at + bytes && to > at);

/** The text with every digit that belongs to one of the pieces replaced. */
export function withoutPieces(text: string, pieces: readonly string[]): string {
  let shown: string[] | null = null;
  for (const [at, length] of occurrences(text, pieces)) {
    shown ??= [...text];
    if (shown.length !== text.length) return `[${text.length} hidden]`;
    shown.fill('*', at, at + length);
  }
  return shown === null ? text : shown.join('');
}

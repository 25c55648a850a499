// Folds a text to what a reader sees in it: digits of every script as 0-9, letters upper case, masks as `*`, `=` for what parts a track, separators gone.

/** A folded text; the places tell where in the source each of its characters stood. */
export type Folded = {
  source: string;
  text: string;
  /** Place in the source of each character of `text`. */
  at: Uint32Array;
  /** 1 where something visible stood between this character and the one before it. */
  gap: Uint8Array;
};

const SEPARATOR = 0;
const INVISIBLE = 1;
/** A letter of another script: nothing is read across it. */
const BARRIER = 32;
const MASK = 42;
/** `=` and `^` part a track. */
const TRACK = 61;

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[0-9A-Z]/.test(character)) return code;
  if (/[a-z]/.test(character)) return code - 32;
  if (character === '*' || character === '#') return MASK;
  if (character === '=' || character === '^') return TRACK;
  return SEPARATOR;
});

const OTHER_MASKS = /^[•●○◦∗×■□█▪◼⬤✱※]$/u;
const others = new Map<number, number>();

/** What a character beyond ASCII is to a reader. */
function other(point: number): number {
  const known = others.get(point);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(point);
  const plain = character.normalize('NFKC');
  const code = OTHER_MASKS.test(character)
    ? MASK
    : plain.length === 1 && plain.charCodeAt(0) < 128
      ? ASCII[plain.charCodeAt(0)]!
      : /\p{Nd}/u.test(character)
        ? 48 + digitOf(point)
        : /[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164]/u.test(character)
          ? INVISIBLE
          : /\p{L}/u.test(character)
            ? BARRIER
            : SEPARATOR;
  others.set(point, code);
  return code;
}

/** Decimal digits of a script stand in a row of ten, and rows may follow one another. */
function digitOf(point: number): number {
  let first = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}

const ESCAPE = 92;
const isHex = (code: number) => (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);

/** Length of a mark at this place that only says how the next characters are written: `0x`, `\x`, `\u00`, `&#`, `\n`. */
function markAt(text: string, i: number, code: number): number {
  const next = text.charCodeAt(i + 1);
  if (code === 48 && (next === 120 || next === 88) && isHex(text.charCodeAt(i + 2)))
    return i > 0 && ASCII[text.charCodeAt(i - 1)] !== SEPARATOR ? 0 : 2;
  if (code === ESCAPE) {
    if (next === 120) return 2;
    if (next === 117 && text.startsWith('00', i + 2)) return 4;
    return next === 110 || next === 114 || next === 116 ? 2 : 1;
  }
  if (code === 38 && next === 35) return text[i + 2] === 'x' || text[i + 2] === 'X' ? 3 : 2;
  return 0;
}

export function fold(source: string): Folded {
  const codes = Buffer.allocUnsafe(source.length);
  const at = new Uint32Array(source.length);
  const gap = new Uint8Array(source.length);
  let length = 0;
  let parted = 0;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    let code: number;
    let width = 1;
    if (unit < 128) {
      if (unit === 48 || unit === ESCAPE || unit === 38) {
        const mark = markAt(source, i, unit);
        if (mark > 0) {
          i += mark - 1;
          parted = 1;
          continue;
        }
      }
      code = ASCII[unit]!;
    } else {
      const point = source.codePointAt(i)!;
      width = point > 0xffff ? 2 : 1;
      code = other(point);
    }
    if (code === SEPARATOR) parted = 1;
    else if (code > INVISIBLE) {
      codes[length] = code;
      at[length] = i;
      gap[length] = parted;
      length += 1;
      parted = 0;
    }
    i += width - 1;
  }
  return {
    source,
    text: codes.toString('latin1', 0, length),
    at: at.subarray(0, length),
    gap: gap.subarray(0, length),
  };
}

/** The part of the source that characters `from` to `to` (exclusive) of the folded text were. */
export function sourceRange({ source, at }: Folded, from: number, to: number): readonly [number, number] {
  const last = at[to - 1]!;
  return [at[from]!, last + (source.codePointAt(last)! > 0xffff ? 2 : 1)];
}

/** A run of digits with nothing visible in between; places in the folded text. */
export type Token = { digits: string; from: number; to: number };

export function tokensOf({ text, gap }: Folded): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text, i)) continue;
    const from = i;
    while (i + 1 < text.length && gap[i + 1] === 0 && isDigit(text, i + 1)) i += 1;
    tokens.push({ digits: text.slice(from, i + 1), from, to: i + 1 });
  }
  return tokens;
}

export function isDigit(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return code >= 48 && code <= 57;
}

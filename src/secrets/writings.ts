// The ways in which the same characters are written down: as they are, as codes in hex or decimal, packed two to a byte.
import type { Writing } from './secrets.ts';

/** What to look for in a folded text. */
export type Needle = { text: string; writing: Writing };

/** Secrets by their needles: every text of a scenario is looked through for the same few. */
const MOST_KEPT = 4000;
const kept = new Map<string, readonly Needle[]>();

/** Needles of a number or of hex text, upper case; the first is the secret itself. */
export function needlesOf(secret: string): readonly Needle[] {
  let needles = kept.get(secret);
  if (needles === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear();
    needles = makeNeedles(secret.toUpperCase());
    kept.set(secret, needles);
  }
  return needles;
}

function makeNeedles(secret: string): Needle[] {
  const codes = Buffer.from(secret, 'latin1');
  const lower = Buffer.from(secret.toLowerCase(), 'latin1');
  const hexCodes = new Set([codes, lower].map((bytes) => bytes.toString('hex').toUpperCase()));
  const wide = [...codes].map((code) => code.toString(16).padStart(4, '0').toUpperCase()).join('');
  const decimals = new Set([codes, lower].map((bytes) => [...bytes].join('')));
  const even = secret.length % 2 === 0 ? [secret] : [`0${secret}`, `${secret}F`, `${secret}0`];
  const packed = even.map((digits) => [...Buffer.from(digits, 'hex')].join(''));
  const digitsOnly = /^\d+$/.test(secret);
  return [
    { text: secret, writing: 'plain' },
    ...[...hexCodes, wide].map((text): Needle => ({ text, writing: 'hex' })),
    // EBCDIC, as hosts write digits.
    ...(digitsOnly ? [{ text: secret.replace(/\d/g, 'F$&'), writing: 'hex' } as const] : []),
    ...[...decimals, ...packed].map((text): Needle => ({ text, writing: 'bytes' })),
  ];
}

/** The needles of the secret that stand in these runs of characters. */
export function needlesIn(runs: string, secret: string): readonly Needle[] {
  if (runs.length < secret.length) return [];
  const needles = needlesOf(secret);
  for (const { text } of needles)
    if (runs.includes(text)) return needles.filter((needle) => runs.includes(needle.text));
  return [];
}

/** Every place of the needle in the text. */
export function* placesOf(text: string, needle: string): Generator<number> {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) yield at;
}

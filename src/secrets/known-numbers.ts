// Looks for many card numbers at once, whole ones only: for who knows every test card but not which of them were used.
import { findSecrets } from './find.ts';
import { type Reading, read } from './reading.ts';
import type { Sighting } from './secrets.ts';

/** Codes of digits in hex, EBCDIC, decimal or packed: a number may stand in such a run. */
const CODED = /(?:3\d){13}|(?:F\d){13}|(?:003\d){13}|\d{16}/;
const SHORTEST = 13;
/** So many first digits tell quickly that something is none of the numbers. */
const FIRST = 4;

/** Finds any of these numbers in a text. Most texts are put aside after one look. */
export function knownNumbers(pans: readonly string[]): (text: string) => Sighting[] {
  const plain = new RegExp(`(?:${pans.join('|') || '(?!)'})`);
  const firsts = new Set(pans.map((pan) => pan.slice(0, FIRST)));

  const startsOne = ({ tokens }: Reading): boolean =>
    tokens.some(
      ({ digits }, i) =>
        digits.length < SHORTEST && firsts.has((digits + (tokens[i + 1]?.digits ?? '')).slice(0, FIRST)),
    );
  const mayHold = (reading: Reading): boolean =>
    (reading.digits >= SHORTEST && (plain.test(reading.runs) || CODED.test(reading.runs) || startsOne(reading))) ||
    reading.encoded.some(({ text, hex }) => text !== null && hex !== null && (mayHold(text) || mayHold(hex)));

  return (text) => {
    if (pans.length === 0 || text.length < FIRST || !mayHold(read(text))) return [];
    const found = findSecrets(text, { pans, pins: [], tracks: [] });
    return found.filter(({ secret, head }) => head === secret.length);
  };
}

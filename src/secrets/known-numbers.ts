// Looks for many card numbers at once, whole ones only: for who knows every test card but not which of them were used.
import { findCards, overlap, PIECE_SKIP } from './card-number.ts';
import type { Token } from './fold.ts';
import { type Reading, read } from './reading.ts';
import type { Sighting } from './secrets.ts';
import { needlesOf } from './writings.ts';

/** Codes of digits in hex, EBCDIC, decimal or packed: a number may stand in such a run. */
const CODED = /(?:3\d){13}|(?:F\d){13}|(?:003\d){13}|\d{16}/;
const SHORTEST = 13;
/** So many first digits tell quickly that something is none of the numbers. */
const FIRST = 4;

/** One of the next pieces is what follows in the number. */
function goesOn(tokens: readonly Token[], i: number, number: string): boolean {
  const done = tokens[i]!.digits.length;
  return tokens.slice(i + 1, i + 2 + PIECE_SKIP).some(({ digits }) => number.startsWith(digits, done));
}

/** Finds any of these numbers in a text. Most texts are put aside after one look. */
export function knownNumbers(pans: readonly string[]): (text: string) => Sighting[] {
  const plain = new RegExp(`(?:${pans.join('|') || '(?!)'})`);
  const coded = new RegExp(pans.flatMap((pan) => needlesOf(pan).map(({ text }) => text)).join('|') || '(?!)');
  const numbers = pans.flatMap((pan) =>
    needlesOf(pan)
      .slice(0, 2)
      .map(({ text }) => text),
  );
  const firsts = new Set(numbers.map((number) => number.slice(0, FIRST)));

  const startsOne = ({ tokens }: Reading): boolean =>
    tokens.some(
      ({ digits }, i) =>
        digits.length < SHORTEST &&
        firsts.has((digits + (tokens[i + 1]?.digits ?? '')).slice(0, FIRST)) &&
        numbers.some((number) => number.startsWith(digits) && goesOn(tokens, i, number)),
    );
  const numbersIn = (reading: Reading): Sighting[] => {
    if (reading.digits < SHORTEST) return [];
    const { runs } = reading;
    const mayHold = plain.test(runs) || (CODED.test(runs) && coded.test(runs)) || startsOne(reading);
    return mayHold ? findCards(reading, pans, true).filter(({ secret, head }) => head === secret.length) : [];
  };

  return (text) => {
    if (text.length < FIRST) return [];
    const reading = read(text);
    const inside = reading.encoded.flatMap(({ from, to, text: plainly, hex }) => {
      if (plainly === null || hex === null) return [];
      const [first] = [...numbersIn(plainly), ...numbersIn(hex)];
      return first === undefined ? [] : [{ ...first, writing: 'base64', ranges: [[from, to]] } as Sighting];
    });
    const found = numbersIn(reading);
    return [...found, ...inside.filter((each) => !found.some((other) => overlap(each, other)))];
  };
}

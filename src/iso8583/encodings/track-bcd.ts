// Track data packed two to a byte, left-aligned, nibble D shown as `=`; enciphered tracks carry A to F besides.
import type { Reader } from '../cursor.ts';
import { LETTERS } from '../tables.ts';
import { composed } from './composed.ts';
import { packed } from './packed.ts';

const nibbles = packed({ filler: 'after', hex: true, separator: '=' });

/** Tracks have one letter, as a rule, the separator: then its place is known when the letters are counted. */
function read(reader: Reader, length: number): string {
  const { bytes } = reader;
  const size = (length + 1) >> 1;
  const from = reader.take(size);
  let letters = 0;
  let places = 0;
  for (let i = from; i < from + size; i++) {
    const count = LETTERS[bytes[i]!]!;
    letters += count;
    places += count * i;
  }
  const start = from * 2;
  const end = start + length;
  if (letters === 1) {
    const separator = places * 2 + (bytes[places]! >> 4 > 9 ? 0 : 1);
    const isD = (bytes[places]! >> 4 === 13 || (bytes[places]! & 15) === 13) && separator < end;
    if (isD) return `${reader.nibbles(start, separator)}=${reader.nibbles(separator + 1, end)}`;
  }
  const text = reader.nibbles(start, end);
  return letters === 0 ? text : text.toUpperCase().replaceAll('D', '=');
}

export const trackBcd = composed({
  ratios: nibbles.ratios,
  measure: (value) => value.length,
  write: (value, writer) => nibbles.write(value, writer),
  read,
});

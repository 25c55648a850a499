// One byte for each character, ISO 8859-1; plain ASCII is its lower half.
import type { Characters, Encoding } from './encoding.ts';
import { type SecondLook, tabular } from './tabular.ts';

const ALL = new Uint8Array(256).fill(1);

export const ascii = characters({ allowed: ALL, expected: 'one-byte characters' }, 'a wider one');

/** The encoding held to some characters. */
export const asciiOnly = (some: Characters): Encoding => characters(some, 'another character');

function characters({ allowed, expected }: Characters, stranger: string): Encoding {
  const firstStranger = (value: string) => {
    let i = 0;
    while (allowed[value.charCodeAt(i)] === 1) i++;
    return `${stranger} at position ${i + 1}`;
  };
  const look: SecondLook['look'] = (text, { from }, reader) =>
    reader.fail('character-invalid', expected, firstStranger(text), '', from);
  return tabular({
    ratios: { characters: 1, bytes: 1 },
    perByte: 1,
    digitZero: 0x30,
    codes: Int16Array.from(allowed, (is, code) => (is === 1 ? code : -1)),
    refuse: (value, writer) => writer.fail('character-invalid', expected, firstStranger(value)),
    ...(allowed === ALL ? {} : { second: { plain: allowed, look } }),
  });
}

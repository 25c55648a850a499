// What a field's value must look like: as the pattern of its JSON Schema, in words, and as a quick answer.
import type { FieldDefinition } from './fields.ts';

/** `pattern` (of the flag u) is of the whole value, `maxLength` in characters; binary values are upper-case hex, so 8 bytes are 16. */
export type Shape = {
  readonly pattern: string;
  readonly maxLength: number;
  /** In words, such as `12 digits`. */
  readonly expected: string;
  fits(value: string): boolean;
};

/** A shape that only its pattern says. */
export function matching(pattern: string, maxLength: number, expected: string): Shape {
  // Most who load the table ask for the pattern alone.
  let expression: RegExp | undefined;
  const fits = (value: string) => {
    expression ??= new RegExp(pattern, 'u');
    return expression.test(value);
  };
  return { pattern, maxLength, expected, fits };
}

/** Characters by their code: every field of every message is held against one. */
const classOf = (members: RegExp) =>
  Uint8Array.from({ length: 128 }, (_, code) => (members.test(String.fromCharCode(code)) ? 1 : 0));

function consistsOf(value: string, members: Uint8Array, least: number, most: number): boolean {
  if (value.length < least || value.length > most) return false;
  for (let i = 0; i < value.length; i++) if (members[value.charCodeAt(i)] !== 1) return false;
  return true;
}

/** Shapes that are some to some characters of a set. */
function charactersOf(set: string, words: string): (least: number, most?: number) => Shape {
  const members = classOf(new RegExp(set, 'u'));
  return (least, most = least) => ({
    pattern: `^${set}${timesOf(least, most)}$`,
    maxLength: most,
    expected: `${spanOf(least, most)} ${words}`,
    fits: (value) => consistsOf(value, members, least, most),
  });
}

const timesOf = (least: number, most: number) => (least === most ? `{${most}}` : `{${least},${most}}`);
const spanOf = (least: number, most: number) => (least === most ? `${most}` : `${least} to ${most}`);

export const digits = charactersOf('[0-9]', 'digits');
export const letters = charactersOf('[0-9A-Za-z]', 'letters or digits');
export const spacedLetters = charactersOf('[0-9A-Za-z ]', 'letters, digits or spaces');

export const bytes = (least: number, most = least): Shape =>
  matching(`^([0-9A-F]{2})${timesOf(least, most)}$`, 2 * most, `${spanOf(least, most)} bytes in hex`);

export const text = (least: number, most = least): Shape =>
  matching(`^[^\\u0000-\\u001F]${timesOf(least, most)}$`, most, `${spanOf(least, most)} characters`);

/** One value and no other. */
export const exactly = (value: string): Shape => matching(`^${value}$`, value.length, value);

/** The shape that the row of ISO 8583 gives a field. */
export function isoShape({ type, length, lengthType }: FieldDefinition): Shape {
  const least = lengthType === 'fixed' ? length : 1;
  const times = timesOf(least, length);
  switch (type) {
    case 'n':
      return digits(least, length);
    case 'an':
      return spacedLetters(least, length);
    case 'ans':
      return text(least, length);
    case 'b':
      return bytes(least, length);
    case 'ns':
      return matching(`^[^A-Za-z\\u0000-\\u001F]${times}$`, length, `${spanOf(least, length)} digits or specials`);
    case 'z':
      return matching(`^[0-9A-F=]${times}$`, length, `${spanOf(least, length)} track characters`);
    case 'x+n':
      return matching(`^[CD][0-9]${times}$`, length + 1, `C or D and ${spanOf(least, length)} digits`);
  }
}

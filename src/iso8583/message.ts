// The one canonical message of the house: every wire form decodes to it and encodes from it.

/**
 * Field values by field number. Text and numeric fields hold their characters without length prefix (numeric fixed
 * fields zero-filled to their length); binary fields (52, 55, 62 with keys, 64, 128) hold upper-case hex.
 */
export type Fields = Record<number, string>;

/** An ISO 8583 message: four digits of message type and the fields that are present. */
export type Message = { mti: string; fields: Fields };

/** Field numbers present, ascending. */
export function fieldNumbers(message: Message): number[] {
  return Object.keys(message.fields)
    .map(Number)
    .sort((a, b) => a - b);
}

/** The MTI without its repeat digit (0421 -> 0420): an odd fourth digit says that the message was sent before. */
export function withoutRepeat(mti: string): string {
  const origin = mti.charCodeAt(3) - 48;
  return origin % 2 === 1 ? mti.slice(0, 3) + String(origin - 1) : mti;
}

/** The MTI of the answer to a request MTI: the third digit goes up by one, and a repeat is answered like the first (0200 -> 0210, 0421 -> 0430). */
export function responseMti(mti: string): string {
  return mti.slice(0, 2) + String(Number(mti[2]) + 1) + withoutRepeat(mti).slice(3);
}

// Look-up tables of the codec, made once: packed digits, hexadecimal, and the values of characters.

const DIGITS = '0123456789ABCDEF';

/** Two upper-case hexadecimal characters for every byte. */
export const HEX_PAIRS: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => DIGITS[byte >> 4]! + DIGITS[byte & 15]!,
);

/** Value of a hexadecimal character by its code, upper or lower case; -1 for anything else. */
export const NIBBLES = new Int16Array(256).fill(-1);
for (let value = 0; value < 16; value++) {
  NIBBLES[DIGITS.charCodeAt(value)] = value;
  NIBBLES[DIGITS.toLowerCase().charCodeAt(value)] = value;
}

/** The nibble that a character code stands for; -1 when none. */
export const nibbleOf = (code: number): number => NIBBLES[code] ?? -1;

/** 1 for every byte whose two nibbles are decimal digits. */
export const IS_BCD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >> 4 < 10 && (byte & 15) < 10 ? 1 : 0));

/** How many of the two nibbles of every byte are letters. */
export const LETTERS = Uint8Array.from({ length: 256 }, (_, byte) => Number(byte >> 4 > 9) + Number((byte & 15) > 9));

/** 1 for the code of every character 0 to 9. */
export const IS_DIGIT = Uint8Array.from({ length: 256 }, (_, code) => (code >= 0x30 && code <= 0x39 ? 1 : 0));

/** 1 for every character code that track data may have: digits, the separator, and A to F of enciphered tracks. */
export const IS_TRACK = Uint8Array.from({ length: 256 }, (_, code) => (code === 0x3d || nibbleOf(code) >= 0 ? 1 : 0));

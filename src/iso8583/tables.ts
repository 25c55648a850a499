// Look-up tables of the codec, made once: packed digits, hexadecimal, and the values of characters.

const DIGITS = '0123456789ABCDEF';

/** Two upper-case hexadecimal characters for every byte. */
export const HEX_PAIRS: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => DIGITS[byte >> 4]! + DIGITS[byte & 15]!,
);

/** Value of a hexadecimal character by its code, upper or lower case; 255 for anything else. */
const NIBBLE = new Uint8Array(128).fill(255);
for (let value = 0; value < 16; value++) {
  NIBBLE[DIGITS.charCodeAt(value)] = value;
  NIBBLE[DIGITS.toLowerCase().charCodeAt(value)] = value;
}

/** The nibble that a character code stands for; 255 when none. */
export const nibbleOf = (code: number): number => (code < 128 ? NIBBLE[code]! : 255);

/** 1 for every byte whose two nibbles are decimal digits. */
export const IS_BCD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >> 4 < 10 && (byte & 15) < 10 ? 1 : 0));

/** Upper-case character codes of the high and the low nibble of every byte. */
export const HIGH_CODE = Uint8Array.from({ length: 256 }, (_, byte) => DIGITS.charCodeAt(byte >> 4));
export const LOW_CODE = Uint8Array.from({ length: 256 }, (_, byte) => DIGITS.charCodeAt(byte & 15));

/** 1 for every character code that track data may have: digits, the separator, and A to F of enciphered tracks. */
export const IS_TRACK = Uint8Array.from({ length: 256 }, (_, code) => (code === 0x3d || nibbleOf(code) < 16 ? 1 : 0));

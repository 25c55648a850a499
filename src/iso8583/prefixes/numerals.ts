// Digits of one byte each, in which counts are written: characters, two packed decimal digits, or whole bytes.

/** The digits of a number system. */
export type Numerals = {
  /** The byte of each digit; there are as many as the base. */
  readonly symbols: Uint8Array;
  /** The digit of each byte; -1 for a byte that is none. */
  readonly digits: Int16Array;
  /** What a byte is that is none, as an error says it. */
  readonly stranger: string;
};

/** The number system of that base, in which that byte stands for each digit. */
export function numerals(base: number, byteOf: (digit: number) => number, stranger: string): Numerals {
  const symbols = Uint8Array.from({ length: base }, (_, digit) => byteOf(digit));
  const digits = new Int16Array(256).fill(-1);
  for (const [digit, byte] of symbols.entries()) digits[byte] = digit;
  return { symbols, digits, stranger };
}

// Hexadecimal as people paste it: spaces, colons, commas, dashes, 0x, \x, brackets and quotes between the digits.
import type { Words } from '../../definitions/message-words.ts';

/** Bytes out of hexadecimal text, and what is to be said about it; null when the text is something else. */
export function parseHex(text: string): { bytes: Buffer; notes: Words[] } | null {
  const digits = text.replace(/0x|\\x|\bh?'|[\s:;,"'_{}[\]()-]/gi, '');
  if (digits.length < 4 || !/^[\dA-Fa-f]+$/.test(digits)) return null;
  const odd = digits.length % 2 === 1;
  return {
    bytes: Buffer.from(odd ? digits.slice(0, -1) : digits, 'hex'),
    notes: odd
      ? [
          {
            en: `${digits.length} hexadecimal digits are an odd count: the last one was left out, so a digit is missing or too many`,
            zh: `共有${digits.length}个十六进制数字，为奇数：最后一个已舍去，可能少了或多了一个数字`,
          },
        ]
      : [],
  };
}

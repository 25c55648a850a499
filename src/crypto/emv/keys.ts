// Keys of a chip card from the issuer's master key (EMV Book 2, annex A1.4): options A and B.
import { createHash } from 'node:crypto';
import { oddParity, tdesEncrypt } from '../des.ts';

/**
 * How a card's key comes from the issuer's: A takes 16 digits of number and sequence; B hashes numbers of more than 16 digits;
 * `B-all` hashes every number, as one widely used host library does.
 */
export type DerivationOption = 'A' | 'B' | 'B-all';

const INVERT = Buffer.alloc(8, 0xff);

/** The 16 digits that option B makes of a long number: digits of its SHA-1, then letters of it as digits (A is 0). */
function hashedDigits(digits: string): string {
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const hash = createHash('sha1').update(Buffer.from(even, 'hex')).digest('hex');
  const decimal = hash.replace(/[a-f]/g, '');
  const letters = hash.replace(/\d/g, '').replace(/[a-f]/g, (letter) => String(letter.charCodeAt(0) - 97));
  return (decimal + letters).slice(0, 16);
}

/** The card's master key, 16 bytes with odd parity. The sequence number has two digits. */
export function iccMasterKey(
  issuerKey: Uint8Array,
  pan: string,
  sequence = '00',
  option: DerivationOption = 'A',
): Buffer {
  if (!/^\d{1,19}$/.test(pan) || !/^\d{2}$/.test(sequence))
    throw new RangeError('card number: expected up to 19 digits and a sequence number of 2');
  const digits = pan + sequence;
  const chosen =
    option === 'B-all' || (option === 'B' && pan.length > 16)
      ? hashedDigits(digits)
      : digits.padStart(16, '0').slice(-16);
  const block = Buffer.from(chosen, 'hex');
  const inverted = block.map((byte, i) => byte ^ INVERT[i]!);
  return oddParity(Buffer.concat([tdesEncrypt(issuerKey, block), tdesEncrypt(issuerKey, inverted)]));
}

// One whole cryptogram in the common way of EMV cards: the card makes it, the issuer makes it again and compares.
import { sameMac } from '../mac.ts';
import { applicationCryptogram, cryptogramInput } from './cryptogram.ts';
import { atcDiversifier, commonSessionKey } from './session.ts';

/** Values of tags in hexadecimal; 9F36 is the application transaction counter that the session key comes from. */
export type ChipValues = Readonly<Record<string, string>>;

/** Session key of a transaction by the common derivation, from the counter in tag 9F36. */
export function chipSessionKey(cardKey: Uint8Array, values: ChipValues): Buffer {
  const atc = values['9F36'] ?? '';
  if (!/^[\dA-F]{4}$/i.test(atc)) throw new RangeError('tag 9F36: expected 2 bytes');
  return commonSessionKey(cardKey, atcDiversifier(Number.parseInt(atc, 16)));
}

/** The cryptogram (tag 9F26) over the common tags and issuer application data (tag 9F10), in upper-case hexadecimal. */
export function chipCryptogram(cardKey: Uint8Array, values: ChipValues): string {
  const input = cryptogramInput(values, values['9F10'] ?? '');
  return applicationCryptogram(chipSessionKey(cardKey, values), input, 2).toString('hex').toUpperCase();
}

/** True when tag 9F26 is the cryptogram of the other tags; false as well when one of them is missing. */
export function chipCryptogramMatches(cardKey: Uint8Array, values: ChipValues): boolean {
  try {
    return sameMac(Buffer.from(chipCryptogram(cardKey, values), 'hex'), Buffer.from(values['9F26'] ?? '', 'hex'));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

// Application cryptograms (ARQC, TC, AAC) and the issuer's answer to them (ARPC).
import { tdesEncrypt, xor } from '../des.ts';
import { retailMac } from '../mac.ts';
import { padBlocks } from '../padding.ts';

/** Bits 8 and 7 of the cryptogram information data (tag 9F27) say which cryptogram it is. */
export const CRYPTOGRAM_TYPES = { AAC: 0x00, TC: 0x40, ARQC: 0x80 } as const;
export type CryptogramType = keyof typeof CRYPTOGRAM_TYPES;

/** The type that tag 9F27 names; null for the value that is reserved. */
export function cryptogramType(informationData: number): CryptogramType | null {
  const bits = informationData & 0xc0;
  return (Object.keys(CRYPTOGRAM_TYPES) as CryptogramType[]).find((type) => CRYPTOGRAM_TYPES[type] === bits) ?? null;
}

/** Tags whose values, in this order, are the cryptogram input of the common card specifications; issuer data follows them. */
export const CRYPTOGRAM_TAGS = ['9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C', '9F37', '82', '9F36'] as const;

/** The input of a cryptogram: the values of those tags (hexadecimal), then what the card adds of its own (CVR or all of 9F10). */
export function cryptogramInput(values: Readonly<Record<string, string>>, cardData: string): Buffer {
  const missing = CRYPTOGRAM_TAGS.find((tag) => values[tag] === undefined);
  if (missing !== undefined) throw new RangeError(`cryptogram: no value of tag ${missing}`);
  return Buffer.from(CRYPTOGRAM_TAGS.map((tag) => values[tag]).join('') + cardData, 'hex');
}

/** An application cryptogram, 8 bytes: the retail MAC of its input. Padding 1 with the older card versions, 2 with the newer. */
export const applicationCryptogram = (key: Uint8Array, input: Uint8Array, padding: 1 | 2 = 2): Buffer =>
  retailMac(key, input, padding);

/** The input as padded blocks, as it stands before the MAC. */
export const paddedInput = (input: Uint8Array, padding: 1 | 2): Buffer => padBlocks(input, padding);

/** ARPC method 1 (Book 2, 8.2.1): the cryptogram XOR the response code and zeros, enciphered. 8 bytes. */
export function arpcMethod1(key: Uint8Array, cryptogram: Uint8Array, responseCode: Uint8Array): Buffer {
  if (responseCode.length !== 2) throw new RangeError(`response code: ${responseCode.length} bytes, expected 2`);
  return tdesEncrypt(key, xor(cryptogram, Buffer.concat([responseCode, Buffer.alloc(6)])));
}

/** ARPC method 2 (Book 2, 8.2.2): four bytes of the MAC of cryptogram, card status update (4 bytes) and up to 8 bytes of issuer data. */
export function arpcMethod2(
  key: Uint8Array,
  cryptogram: Uint8Array,
  statusUpdate: Uint8Array,
  issuerData: Uint8Array = Buffer.alloc(0),
): Buffer {
  if (statusUpdate.length !== 4) throw new RangeError(`card status update: ${statusUpdate.length} bytes, expected 4`);
  if (issuerData.length > 8) throw new RangeError(`issuer data: ${issuerData.length} bytes, at most 8`);
  return retailMac(key, Buffer.concat([cryptogram, statusUpdate, issuerData]), 2).subarray(0, 4);
}

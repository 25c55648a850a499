// Session keys of a chip card: the common way of EMV, the tree of EMV2000, and Visa's for secure messaging.
import { oddParity, tdesEncrypt, xor } from '../des.ts';

/** EMV common session key derivation (Book 2, A1.3.1): the third byte of the diversifier is F0, then 0F. 16 bytes, odd parity. */
export function commonSessionKey(cardKey: Uint8Array, diversifier: Uint8Array): Buffer {
  if (diversifier.length !== 8) throw new RangeError(`diversifier: ${diversifier.length} bytes, expected 8`);
  const left = Buffer.from(diversifier);
  const right = Buffer.from(diversifier);
  left[2] = 0xf0;
  right[2] = 0x0f;
  return oddParity(Buffer.concat([tdesEncrypt(cardKey, left), tdesEncrypt(cardKey, right)]));
}

/** Diversifier of cryptogram keys: the ATC and zeros. */
export const atcDiversifier = (atc: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeUInt16BE(atc, 0);
  return out;
};

/** Diversifier of M/Chip cryptogram keys: ATC, zeros, unpredictable number (4 bytes). */
export const atcAndUnpredictableDiversifier = (atc: number, unpredictable: Uint8Array): Buffer =>
  Buffer.concat([atcDiversifier(atc).subarray(0, 4), unpredictable]);

/** Visa's session key of secure messaging: left half XOR the ATC, right half XOR its complement. */
export function visaSessionKey(cardKey: Uint8Array, atc: number): Buffer {
  const mask = Buffer.alloc(16);
  mask.writeUInt16BE(atc, 6);
  mask.writeUInt16BE(~atc & 0xffff, 14);
  return oddParity(xor(cardKey, mask));
}

/**
 * The tree of EMV2000 (Book 2, A1.3): `height` levels of `branch` children, so that branch^height is at least 65536. `iv` is 16
 * bytes, zeros unless the scheme says otherwise.
 */
export function emv2000SessionKey(
  cardKey: Uint8Array,
  atc: number,
  { height = 8, branch = 4, iv = Buffer.alloc(16) }: { height?: number; branch?: number; iv?: Uint8Array } = {},
): Buffer {
  /** Child of a node: both halves of the grandparent XOR the child's place, enciphered under the parent. */
  const child = (parent: Uint8Array, grandparent: Uint8Array, place: number): Buffer => {
    const left = Buffer.from(grandparent.subarray(0, 8));
    const right = Buffer.from(grandparent.subarray(8));
    left[7]! ^= place;
    right[7]! ^= place ^ 0xf0;
    return Buffer.concat([tdesEncrypt(parent, left), tdesEncrypt(parent, right)]);
  };
  let grandparent = Buffer.from(iv);
  let parent = Buffer.from(cardKey);
  for (let level = height - 1; level > 0; level--) {
    const place = Math.floor(atc / branch ** level) % branch;
    [grandparent, parent] = [parent, Buffer.from(child(parent, grandparent, place))];
  }
  return oddParity(xor(child(parent, grandparent, atc % branch), grandparent));
}

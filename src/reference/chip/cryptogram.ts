// The application cryptogram of the simulated chip: EMV common session key and retail MAC (EMV Book 2, annexes A1.2 and A1.3).
import { tdesDecrypt, tdesEncrypt, xor } from '../../crypto/des.ts';

/** Session key for a transaction counter under the card's master key, both hex. */
function sessionKey(masterKey: Buffer, counter: string): Buffer {
  const half = (marker: string) => tdesEncrypt(masterKey, Buffer.from(`${counter}${marker}0000000000`, 'hex'));
  return Buffer.concat([half('F0'), half('0F')]);
}

/**
 * Eight bytes as hex.
 *
 * @param key the card's master key, 32 hex digits; without one the cryptogram of the test key of zeros is made
 * @param data hex of everything the cryptogram covers
 */
export function cryptogram(key: string | undefined, counter: string, data: string): string {
  const session = sessionKey(Buffer.from(key ?? '0'.repeat(32), 'hex'), counter);
  const [left, right] = [session.subarray(0, 8), session.subarray(8)];
  const padded = Buffer.from(`${data}80`.padEnd(Math.ceil((data.length + 2) / 16) * 16, '0'), 'hex');
  let block: Buffer = Buffer.alloc(8);
  for (let at = 0; at < padded.length; at += 8) block = tdesEncrypt(left, xor(block, padded.subarray(at, at + 8)));
  return tdesEncrypt(left, tdesDecrypt(right, block)).toString('hex').toUpperCase();
}

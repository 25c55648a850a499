// The single DES DUKPT of ANSI X9.24:1998, withdrawn, but still met in old terminals: opening and making its PIN blocks.
import { tdesDecrypt, tdesEncrypt, xor } from './des.ts';

const PIN_VARIANT = Buffer.from('00000000000000FF', 'hex');

/** The key of a transaction, 8 bytes, from the 8-byte initial key. */
function transactionKey(initialKey: Uint8Array, ksn: Uint8Array): Buffer {
  const whole = Buffer.concat([Buffer.alloc(10 - ksn.length, 0xff), ksn]);
  const counter = whole.readUInt32BE(6) & 0x1fffff;
  const register = Buffer.from(whole.subarray(2));
  register.writeUInt32BE((register.readUInt32BE(4) & 0xffe00000) >>> 0, 4);
  let key: Buffer = Buffer.from(initialKey);
  for (let bit = 1 << 20; bit > 0; bit >>= 1) {
    if ((counter & bit) === 0) continue;
    register.writeUInt32BE((register.readUInt32BE(4) | bit) >>> 0, 4);
    key = Buffer.from(xor(tdesEncrypt(key, xor(register, key)), key));
  }
  return key;
}

const pinKey = (initialKey: Uint8Array, ksn: Uint8Array) => xor(transactionKey(initialKey, ksn), PIN_VARIANT);

/** A clear PIN block enciphered: XOR the key before and after DES. */
export function singleDukptEncipher(initialKey: Uint8Array, ksn: Uint8Array, block: Uint8Array): Buffer {
  const key = pinKey(initialKey, ksn);
  return xor(tdesEncrypt(key, xor(block, key)), key);
}

/** The inverse of singleDukptEncipher. */
export function singleDukptDecipher(initialKey: Uint8Array, ksn: Uint8Array, block: Uint8Array): Buffer {
  const key = pinKey(initialKey, ksn);
  return xor(tdesDecrypt(key, xor(block, key)), key);
}

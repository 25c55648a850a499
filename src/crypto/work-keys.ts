// The working keys of a sign-in answer: wrapped under the terminal master key, each with its check value (F-05, F-07).
import { tdesDecrypt, tdesEncrypt } from './des.ts';
import { sm4Decrypt, sm4Encrypt } from './sm4.ts';

/** How working keys are wrapped and used. The sources give no layout for SM4 (F-05), so it is taken to be that of double-length keys. */
export type KeyCipher = 'tdes' | 'sm4';
const CIPHERS = {
  tdes: { encrypt: tdesEncrypt, decrypt: tdesDecrypt, blockBytes: 8 },
  sm4: { encrypt: sm4Encrypt, decrypt: sm4Decrypt, blockBytes: 16 },
} as const;

/** Clear working keys: PIN key and MAC key, and the track key where the key mode is 004. Hex, double length. */
export type WorkKeys = { pinKey: string; macKey: string; trackKey?: string };

/** First four bytes of a block of zeros enciphered under the key, as hex. */
export function keyCheckValue(key: string, cipher: KeyCipher = 'tdes'): string {
  const { encrypt, blockBytes } = CIPHERS[cipher];
  return encrypt(Buffer.from(key, 'hex'), Buffer.alloc(blockBytes)).toString('hex').slice(0, 8).toUpperCase();
}

/** The part of the MAC key that its check value is over: the single DES key that UnionPay MACs use, or all of an SM4 key. */
const checkedMac = (key: string, cipher: KeyCipher) => (cipher === 'sm4' ? key : key.slice(0, 16));

/** Field 62 of a 0810 in key mode 003 (40 bytes) or, with a track key, 004 (60 bytes): hex of key under TMK, check value, for each key. */
export function wrapWorkKeys(terminalMasterKey: string, keys: WorkKeys, cipher: KeyCipher = 'tdes'): string {
  const tmk = Buffer.from(terminalMasterKey, 'hex');
  const mac = checkedMac(keys.macKey, cipher);
  const wrap = (key: string, checked: string) =>
    CIPHERS[cipher].encrypt(tmk, Buffer.from(key, 'hex')).toString('hex').toUpperCase() +
    keyCheckValue(checked, cipher);
  return (
    wrap(keys.pinKey, keys.pinKey) +
    wrap(keys.macKey, mac) +
    (keys.trackKey === undefined ? '' : wrap(keys.trackKey, keys.trackKey))
  );
}

/** Unwraps field 62; `bad` names the first key whose check value does not match, or `length` when the field has another size. */
export function unwrapWorkKeys(
  terminalMasterKey: string,
  field62: string,
  cipher: KeyCipher = 'tdes',
): { keys: WorkKeys } | { bad: 'length' | 'pinKey' | 'macKey' | 'trackKey' } {
  if (field62.length !== 80 && field62.length !== 120) return { bad: 'length' };
  const tmk = Buffer.from(terminalMasterKey, 'hex');
  const names = ['pinKey', 'macKey', 'trackKey'] as const;
  const found: Partial<WorkKeys> = {};
  for (let i = 0; i * 40 < field62.length; i++) {
    const name = names[i] ?? 'trackKey';
    const part = field62.slice(i * 40, i * 40 + 40);
    const key = CIPHERS[cipher]
      .decrypt(tmk, Buffer.from(part.slice(0, 32), 'hex'))
      .toString('hex')
      .toUpperCase();
    const checked = name === 'macKey' ? checkedMac(key, cipher) : key;
    if (keyCheckValue(checked, cipher) !== part.slice(32).toUpperCase()) return { bad: name };
    found[name] = key;
  }
  return { keys: found as WorkKeys };
}

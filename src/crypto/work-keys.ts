// The working keys of a sign-in answer: wrapped under the terminal master key, each with its check value (F-05, F-07).
import { tdesDecrypt, tdesEncrypt } from './des.ts';

/** Clear working keys: PIN key and MAC key, and the track key where the key mode is 004. Hex, double length. */
export type WorkKeys = { pinKey: string; macKey: string; trackKey?: string };

/** First four bytes of eight zero bytes enciphered under the key, as hex. */
export function keyCheckValue(key: string): string {
  return tdesEncrypt(Buffer.from(key, 'hex'), Buffer.alloc(8)).toString('hex').slice(0, 8).toUpperCase();
}

/** Field 62 of a 0810 in key mode 003 (40 bytes) or, with a track key, 004 (60 bytes): hex of key under TMK, check value, for each key. */
export function wrapWorkKeys(terminalMasterKey: string, keys: WorkKeys): string {
  const tmk = Buffer.from(terminalMasterKey, 'hex');
  const mac = keys.macKey.slice(0, 16);
  const wrap = (key: string, checked: string) =>
    tdesEncrypt(tmk, Buffer.from(key, 'hex')).toString('hex').toUpperCase() + keyCheckValue(checked);
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
): { keys: WorkKeys } | { bad: 'length' | 'pinKey' | 'macKey' | 'trackKey' } {
  if (field62.length !== 80 && field62.length !== 120) return { bad: 'length' };
  const tmk = Buffer.from(terminalMasterKey, 'hex');
  const names = ['pinKey', 'macKey', 'trackKey'] as const;
  const found: Partial<WorkKeys> = {};
  for (let i = 0; i * 40 < field62.length; i++) {
    const name = names[i] ?? 'trackKey';
    const part = field62.slice(i * 40, i * 40 + 40);
    const key = tdesDecrypt(tmk, Buffer.from(part.slice(0, 32), 'hex'))
      .toString('hex')
      .toUpperCase();
    const checked = name === 'macKey' ? key.slice(0, 16) : key;
    if (keyCheckValue(checked) !== part.slice(32).toUpperCase()) return { bad: name };
    found[name] = key;
  }
  return { keys: found as WorkKeys };
}

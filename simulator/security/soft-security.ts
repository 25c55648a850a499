// The cryptography of the JSON wire without node:crypto, so that the acquirer runs in a browser too. Same results as `wireSecurity`.

import {
  fromHex,
  keyOf,
  pinOfField52,
  sessionKeys,
  toHex,
  unionPayMacHex,
} from '../../src/crypto/portable/soft-crypto.ts';
import { softTdes } from '../../src/crypto/portable/soft-des.ts';
import { fieldNumbers, type Message } from '../../src/iso8583/message.ts';
import type { TerminalKeys } from '../model/working-keys.ts';
import type { Security } from './types.ts';

/** MTI and every field below 64 in ascending order, as the JSON wire signs them. */
function macInput(message: Message): Uint8Array {
  const fields = fieldNumbers(message).filter((n) => n < 64);
  return new TextEncoder().encode(message.mti + fields.map((n) => `${n}=${message.fields[n]};`).join(''));
}

/** Key under the terminal master key, then the check value of what is checked of it (F-05). */
function wrap(masterKey: string, key: string, checked = key): string {
  const value = toHex(softTdes('encipher', keyOf(checked), new Uint8Array(8))).slice(0, 8);
  return toHex(softTdes('encipher', keyOf(masterKey), fromHex(key))) + value;
}

/** What does not depend on the wire: PIN blocks of format 0 (F-14) and key blocks (F-05). */
export const softKeys = {
  pin: (keys: TerminalKeys, block: string, pan: string) => pinOfField52(block, pan, sessionKeys(keys).pin),
  isClearPinBlock: (block: string, pan: string) => pinOfField52(block, pan) !== null,
  wrapKeys: (masterKey: string, { pinKey, macKey, trackKey }: TerminalKeys) =>
    wrap(masterKey, pinKey) +
    wrap(masterKey, macKey, macKey.slice(0, 16)) +
    (trackKey === undefined ? '' : wrap(masterKey, trackKey)),
};

export const softSecurity: Security = {
  mac: (keys, message) => unionPayMacHex(sessionKeys(keys).mac, macInput(message)),
  ...softKeys,
};

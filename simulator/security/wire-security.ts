// The cryptography of the host, bound to a wire by what its MAC covers.
import { aesCmac } from '../../src/crypto/cmac.ts';
import { cbcMac, retailMac } from '../../src/crypto/mac.ts';
import { sessionKeys, unionPayMacHex } from '../../src/crypto/portable/soft-crypto.ts';
import type { MacRule } from '../../src/iso8583/index.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { TerminalKeys } from '../model/working-keys.ts';
import { chipSecurity } from './chip-security.ts';
import { softKeys } from './soft-security.ts';
import type { Security } from './types.ts';

/** A MAC of 8 bytes as upper-case hex. */
export type MacFunction = (keys: TerminalKeys, data: Uint8Array) => string;

const hexOf = (bytes: Buffer) => bytes.toString('hex').toUpperCase();

/** The MAC key at double length; one of single length twice over is the same key. */
const doubleLength = ({ macKey }: TerminalKeys) => Buffer.from(macKey.length === 16 ? macKey + macKey : macKey, 'hex');

/** MACs by the name that a dialect gives them. The UnionPay way takes the first 8 bytes of the key block's MAC key (F-05, F-15). */
const MACS: Record<MacRule['algorithm'], (padding: 1 | 2) => MacFunction> = {
  'unionpay-ecb': () => (keys, data) => unionPayMacHex(sessionKeys(keys).mac, data),
  'iso9797-1-algorithm-1': (padding) => (keys, data) => hexOf(cbcMac(doubleLength(keys), data, padding)),
  'iso9797-1-algorithm-3': (padding) => (keys, data) => hexOf(retailMac(doubleLength(keys), data, padding)),
  'aes-cmac': () => (keys, data) => hexOf(aesCmac(doubleLength(keys), data).subarray(0, 8)),
};

/** The MAC that the rule of a dialect asks for; without one the UnionPay way. */
export function macFunction(rule?: MacRule): MacFunction {
  return MACS[rule?.algorithm ?? 'unionpay-ecb'](rule?.padding === 2 ? 2 : 1);
}

/**
 * The "ECB" MAC (F-15), format 0 PIN blocks (F-14) and key blocks (F-05). `macInput` gives the bytes that the MAC of a message
 * covers on this wire; for JSON it is `jsonMacInput`.
 */
export function wireSecurity(macInput: (message: Message) => Uint8Array): Security {
  const mac = macFunction();
  return { mac: (keys, message) => mac(keys, macInput(message)), ...softKeys, chip: chipSecurity };
}

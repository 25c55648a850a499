// The MAC of a whole message by the name that a dialect gives its algorithm, in the 8 bytes that field 64 or 128 has.
import { aesCmac } from './cmac.ts';
import { cbcMac, retailMac, sameMac, unionPayMac } from './mac.ts';

type MessageMac = (key: Uint8Array, data: Uint8Array, padding: 1 | 2) => Buffer;

/** Algorithms by name. UnionPay's way uses the first 8 bytes of the key (F-05); CMAC is cut to its first 8 bytes. */
export const MESSAGE_MACS = {
  'unionpay-ecb': (key, data) => unionPayMac(key.subarray(0, 8), data),
  'iso9797-1-algorithm-1': cbcMac,
  'iso9797-1-algorithm-3': retailMac,
  'aes-cmac': (key, data) => aesCmac(key, data).subarray(0, 8),
} as const satisfies Record<string, MessageMac>;
export type MessageMacAlgorithm = keyof typeof MESSAGE_MACS;

/** What of a dialect's MAC rule matters here. */
export type MessageMacRule = { algorithm: MessageMacAlgorithm; padding?: number };

/** The value of the MAC field, in upper-case hexadecimal. */
export function messageMac({ algorithm, padding = 1 }: MessageMacRule, key: Uint8Array, covered: Uint8Array): string {
  const compute: MessageMac = MESSAGE_MACS[algorithm];
  return compute(key, covered, padding === 2 ? 2 : 1)
    .toString('hex')
    .toUpperCase();
}

/** True when the value is the MAC of the bytes. */
export function messageMacMatches(rule: MessageMacRule, key: Uint8Array, covered: Uint8Array, value: string): boolean {
  return sameMac(Buffer.from(messageMac(rule, key, covered), 'hex'), Buffer.from(value, 'hex'));
}

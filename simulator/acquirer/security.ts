// The cryptography of the host, bound to a wire by what its MAC covers; the only file of the core that touches keys as bytes.
import { aesCmac } from '../../src/crypto/cmac.ts';
import { tdesDecrypt } from '../../src/crypto/des.ts';
import { cbcMac, retailMac, unionPayMac } from '../../src/crypto/mac.ts';
import { decodePinBlock0 } from '../../src/crypto/pin-block.ts';
import { wrapWorkKeys } from '../../src/crypto/work-keys.ts';
import type { MacRule } from '../../src/iso8583/index.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { Security } from './types.ts';

type MacFunction = (key: Buffer, data: Uint8Array, padding: 1 | 2) => Buffer;

/** MACs by the name that a dialect gives them, of the 16-byte MAC key of the key block. The UnionPay way takes its first half (F-05). */
const MACS: Record<MacRule['algorithm'], MacFunction> = {
  'unionpay-ecb': (key, data) => unionPayMac(key.subarray(0, 8), data),
  'iso9797-1-algorithm-1': cbcMac,
  'iso9797-1-algorithm-3': retailMac,
  'aes-cmac': (key, data) => aesCmac(key, data).subarray(0, 8),
};

/**
 * MACs of a wire, format 0 PIN blocks (F-14) and key blocks (F-05). `macInput` gives the bytes that the MAC of a message covers on
 * this wire; for JSON it is `jsonMacInput`. `rule` is that of the dialect; without one it is the "ECB" MAC (F-15).
 */
export function wireSecurity(
  macInput: (message: Message) => Uint8Array,
  rule: Pick<MacRule, 'algorithm' | 'padding'> = { algorithm: 'unionpay-ecb' },
): Security {
  const padding = rule.padding === 2 ? 2 : 1;
  return {
    mac(keys, message) {
      // A key of single length twice over is the same key at double length.
      const key = Buffer.from(keys.macKey.length === 16 ? keys.macKey + keys.macKey : keys.macKey, 'hex');
      return MACS[rule.algorithm](key, macInput(message), padding).toString('hex').toUpperCase();
    },
    pin(keys, block, pan) {
      return decodePinBlock0(tdesDecrypt(Buffer.from(keys.pinKey, 'hex'), Buffer.from(block, 'hex')), pan);
    },
    isClearPinBlock(block, pan) {
      return decodePinBlock0(Buffer.from(block, 'hex'), pan) !== null;
    },
    wrapKeys: wrapWorkKeys,
  };
}

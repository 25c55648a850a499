// The cryptography of the host, bound to a wire by what its MAC covers; the only file of the core that touches keys as bytes.
import { tdesDecrypt } from '../../src/crypto/des.ts';
import { unionPayMac } from '../../src/crypto/mac.ts';
import { decodePinBlock0 } from '../../src/crypto/pin-block.ts';
import { wrapWorkKeys } from '../../src/crypto/work-keys.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { Security } from './types.ts';

/**
 * The "ECB" MAC (F-15), format 0 PIN blocks (F-14) and key blocks (F-05). `macInput` gives the bytes that the MAC of a message
 * covers on this wire; for JSON it is `jsonMacInput`. The MAC key is the first eight bytes of the key block's MAC key.
 */
export function wireSecurity(macInput: (message: Message) => Uint8Array): Security {
  return {
    mac(keys, message) {
      const key = Buffer.from(keys.macKey.slice(0, 16), 'hex');
      return unionPayMac(key, macInput(message)).toString('hex').toUpperCase();
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

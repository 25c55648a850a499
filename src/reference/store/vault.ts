// Card numbers as they are stored: enciphered under a key that follows from the terminal master key (F-59).
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

export interface Vault {
  seal(cardNumber: string): string;
  /** The card number, or null when it was sealed by another terminal or has been damaged. */
  open(sealed: string): string | null;
}

/** The key that was asked for last: a terminal that is switched on again has the same one. */
let last: { from: string; key: KeyObject } | null = null;

function keyFrom(terminalMasterKey: string): KeyObject {
  if (last?.from !== terminalMasterKey) {
    const bytes = hkdfSync('sha256', Buffer.from(terminalMasterKey, 'hex'), '', 'stored card numbers', 32);
    last = { from: terminalMasterKey, key: createSecretKey(Buffer.from(bytes)) };
  }
  return last.key;
}

/** @param terminalMasterKey hex of the TMK */
export function openVault(terminalMasterKey: string): Vault {
  const key = keyFrom(terminalMasterKey);
  return {
    seal(cardNumber) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(cardNumber, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < 28) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}

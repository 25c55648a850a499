// Fault: the PIN is enciphered under the MAC key.
import type { Defect } from './defect.ts';

export const pinUnderMacKey: Defect = {
  id: 'pin-under-mac-key',
  requirement: 'GUIDE-A-FAQ-5b',
  en: 'The PIN is enciphered under the MAC key',
  zh: '使用MAC密钥加密密码',
  apply: (parts) => ({
    ...parts,
    keys: { ...parts.keys, replace: (_before, fresh) => ({ ...fresh, pinKey: fresh.macKey }) },
  }),
};

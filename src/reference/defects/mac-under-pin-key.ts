// Fault: MACs are made under the PIN key.
import type { Defect } from './defect.ts';

export const macUnderPinKey: Defect = {
  id: 'mac-under-pin-key',
  requirement: 'GUIDE-A-FAQ-5b',
  en: 'MACs are made under the PIN key',
  zh: '使用PIN密钥计算MAC',
  apply: (parts) => ({
    ...parts,
    keys: { ...parts.keys, replace: (_before, fresh) => ({ ...fresh, macKey: fresh.pinKey }) },
  }),
};

// Fault: nothing is kept before a request leaves, so a lost answer is never reversed.
import type { Defect } from './defect.ts';

export const noReversal: Defect = {
  id: 'no-reversal',
  requirement: 'GUIDE-A-FAQ-3d',
  en: 'No reversal after a lost answer',
  zh: '应答丢失后不冲正',
  apply: (parts) => ({ ...parts, reversal: { ...parts.reversal, records: () => false } }),
};

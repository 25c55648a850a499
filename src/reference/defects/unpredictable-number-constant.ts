// Fault: the unpredictable number can be predicted.
import type { Defect } from './defect.ts';

export const unpredictableNumberConstant: Defect = {
  id: 'unpredictable-number-constant',
  requirement: 'GUIDE-S-STEP-1a',
  en: 'The unpredictable number is always the same',
  zh: '不可预知数始终不变',
  apply: (parts) => ({ ...parts, chip: { ...parts.chip, unpredictable: () => '01020304' } }),
};

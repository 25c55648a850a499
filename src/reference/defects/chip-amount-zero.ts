// Fault: the amount in the chip data is zero, whatever is paid.
import { withChipData } from '../chip/changed.ts';
import type { Defect } from './defect.ts';

export const chipAmountZero: Defect = {
  id: 'chip-amount-zero',
  requirement: 'GUIDE-S-STEP-1a',
  en: 'The chip data names an amount of zero',
  zh: '芯片数据中的金额为零',
  apply: (parts) =>
    withChipData(parts, (objects) =>
      objects.map((each) => (each.tag === '9F02' ? { ...each, value: '0'.repeat(12) } : each)),
    ),
};

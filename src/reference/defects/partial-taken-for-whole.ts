// Fault: a partial approval is held as one of the whole amount.
import type { Defect } from './defect.ts';

export const partialTakenForWhole: Defect = {
  id: 'partial-taken-for-whole',
  requirement: 'GUIDE-A-STEP-5d',
  en: 'A partial approval counts for the whole',
  zh: '部分承兑按全额处理',
  apply: (parts) => ({ ...parts, approval: { ...parts.approval, approvedMinor: (askedMinor) => askedMinor } }),
};

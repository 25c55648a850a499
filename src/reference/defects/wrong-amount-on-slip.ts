// Fault: the slip rounds the amount down to whole yuan.
import type { Defect } from './defect.ts';

export const wrongAmountOnSlip: Defect = {
  id: 'wrong-amount-on-slip',
  requirement: 'GUIDE-S-STEP-5a',
  en: 'The slip shows another amount',
  zh: '签购单金额与交易不符',
  apply: (parts) => ({
    ...parts,
    receipt: { ...parts.receipt, amountMinor: (amountMinor) => amountMinor - (amountMinor % 100) },
  }),
};

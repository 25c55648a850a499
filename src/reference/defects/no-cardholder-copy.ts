// Fault: only the merchant gets a slip.
import type { Defect } from './defect.ts';

export const noCardholderCopy: Defect = {
  id: 'no-cardholder-copy',
  requirement: 'GUIDE-S-STEP-6b',
  en: 'There is no cardholder copy',
  zh: '不打印持卡人存根',
  apply: (parts) => ({
    ...parts,
    receipt: {
      ...parts.receipt,
      copies: (outcome, receipt) => parts.receipt.copies(outcome, receipt).filter((copy) => copy !== 'cardholder'),
    },
  }),
};

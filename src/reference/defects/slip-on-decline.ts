// Fault: every outcome is printed.
import type { Defect } from './defect.ts';

export const slipOnDecline: Defect = {
  id: 'slip-on-decline',
  requirement: 'GUIDE-S-STEP-4d',
  en: 'A sales slip is printed on a decline',
  zh: '拒绝的交易打印签购单',
  apply: (parts) => ({
    ...parts,
    receipt: { ...parts.receipt, copies: (_outcome, receipt) => parts.receipt.copies('approved', receipt) },
  }),
};

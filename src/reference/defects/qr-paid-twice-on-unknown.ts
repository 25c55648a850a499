// Fault: a payment by code whose answer is lost is sent again as a new one, and the first is forgotten.
import type { Defect } from './defect.ts';

export const qrPaidTwiceOnUnknown: Defect = {
  id: 'qr-paid-twice-on-unknown',
  requirement: 'GUIDE-P-SFT-6',
  en: 'After a lost answer the payment by code is sent again blindly',
  zh: '扫码交易应答丢失后不查询，盲目再次扣款',
  apply: (parts) => ({
    ...parts,
    retry: { ...parts.retry, chargeAgain: (timesSent) => timesSent < 2 },
    query: { ...parts.query, owes: 'nothing' },
  }),
};

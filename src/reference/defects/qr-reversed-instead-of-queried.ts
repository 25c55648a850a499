// Fault: a payment by code whose answer is lost is reversed like a card payment, which hosts do not take.
import type { Defect } from './defect.ts';

export const qrReversedInsteadOfQueried: Defect = {
  id: 'qr-reversed-instead-of-queried',
  requirement: 'GUIDE-P-SFT-6',
  en: 'A payment by code with a lost answer is reversed and never asked about',
  zh: '扫码交易应答丢失后发冲正，而不查询结果',
  apply: (parts) => ({ ...parts, query: { ...parts.query, owes: 'reversal' } }),
};

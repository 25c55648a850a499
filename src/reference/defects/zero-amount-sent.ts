// Fault: zero is taken for an amount.
import type { Defect } from './defect.ts';

export const zeroAmountSent: Defect = {
  id: 'zero-amount-sent',
  requirement: 'GUIDE-S-STEP-2b',
  en: 'A zero amount is sent to the host',
  zh: '零金额被发送到主机',
  apply: (parts) => ({ ...parts, amount: { judge: () => 'accepted' } }),
};

// Fault: the cardholder enters the PIN without seeing the amount.
import type { Defect } from './defect.ts';

export const pinWithoutAmount: Defect = {
  id: 'pin-without-amount',
  requirement: 'GUIDE-B-STEP-2b',
  en: 'The PIN entry does not show the amount',
  zh: '输入密码时不显示金额',
  apply: (parts) => ({ ...parts, pin: { ...parts.pin, showsAmount: false } }),
};

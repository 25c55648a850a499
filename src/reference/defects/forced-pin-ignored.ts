// Fault: forced PIN is treated like an ordinary sale.
import type { Defect } from './defect.ts';

export const forcedPinIgnored: Defect = {
  id: 'forced-pin-ignored',
  requirement: 'GUIDE-A-FAQ-1g',
  en: 'The function with forced PIN goes without PIN',
  zh: '闪付凭密不要求输入密码',
  apply: (parts) => ({
    ...parts,
    pin: {
      ...parts.pin,
      decide: (question) =>
        parts.pin.decide(question.function === 'force-pin-sale' ? { ...question, function: 'sale' } : question),
    },
  }),
};

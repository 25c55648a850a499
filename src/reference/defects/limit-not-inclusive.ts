// Fault: the limit itself counts as above the limit.
import type { Defect } from './defect.ts';

export const limitNotInclusive: Defect = {
  id: 'limit-not-inclusive',
  requirement: 'GUIDE-A-FAQ-1b',
  en: 'The PIN is asked for at exactly the limit',
  zh: '金额等于限额时要求输入密码',
  apply: (parts) => ({
    ...parts,
    pin: {
      ...parts.pin,
      decide: (question) =>
        question.entry === 'tap' && question.amountMinor === question.pinFreeMinor ? 'ask' : parts.pin.decide(question),
    },
  }),
};

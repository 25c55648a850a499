// Fault: the PIN-free service is ignored.
import type { Defect } from './defect.ts';

export const pinUnderLimit: Defect = {
  id: 'pin-under-limit',
  requirement: 'GUIDE-A-FAQ-1b',
  en: 'The PIN is asked for under the limit',
  zh: '限额内仍要求输入密码',
  apply: (parts) => ({
    ...parts,
    pin: { ...parts.pin, decide: (question) => (question.entry === 'tap' ? 'ask' : parts.pin.decide(question)) },
  }),
};

// Fault: a tap goes without PIN whatever the amount.
import type { Defect } from './defect.ts';

export const noPinAboveLimit: Defect = {
  id: 'no-pin-above-limit',
  requirement: 'GUIDE-S-STEP-3c',
  en: 'No PIN is asked for above the limit',
  zh: '超过限额仍不要求输入密码',
  apply: (parts) => ({
    ...parts,
    pin: {
      ...parts.pin,
      decide: (question) => (question.entry === 'tap' ? 'pin-free' : parts.pin.decide(question)),
    },
  }),
};

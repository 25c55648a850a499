// Fault: codes that tell of trouble behind the host are taken for no answer, of anything but a sale.
import type { Defect } from './defect.ts';

const TROUBLE = ['91', '96', '98'];

export const troubleCodeReversed: Defect = {
  id: 'trouble-code-reversed',
  requirement: 'GUIDE-A-FAQ-3f',
  en: 'Code 91, 96 or 98 to anything but a sale is reversed',
  zh: '消费以外的交易被91、96、98拒绝时也被冲正',
  apply: (parts) => ({
    ...parts,
    reversal: {
      ...parts.reversal,
      afterDecline: (code, chosen) => (chosen !== 'sale' && TROUBLE.includes(code) ? 'reverse' : 'forget'),
    },
  }),
};

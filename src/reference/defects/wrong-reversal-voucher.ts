// Fault: the reversal goes out under a voucher number of its own and takes nothing back.
import type { Defect } from './defect.ts';

export const wrongReversalVoucher: Defect = {
  id: 'wrong-reversal-voucher',
  requirement: 'GUIDE-A-FAQ-3d',
  en: 'The reversal names another voucher',
  zh: '冲正的凭证号不是原交易的',
  apply: (parts) => ({
    ...parts,
    wire: {
      ...parts.wire,
      outgoing: (message) =>
        message.mti === '0400' ? { mti: message.mti, fields: { ...message.fields, 11: '999999' } } : message,
    },
  }),
};

// Fault: a reversal leaves the expiry date out.
import { type Defect, inRequests } from './defect.ts';

export const reversalWithoutExpiry: Defect = {
  id: 'reversal-without-expiry',
  requirement: 'GUIDE-A-FAQ-3d',
  en: 'A reversal does not repeat the expiry date',
  zh: '冲正不带卡有效期',
  apply: inRequests((message) => {
    const { 14: _, ...fields } = message.fields;
    return message.mti === '0400' ? { mti: message.mti, fields } : message;
  }),
};

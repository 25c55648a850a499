// Fault: field 49 is another currency.
import { type Defect, inRequests } from './defect.ts';

export const otherCurrency: Defect = {
  id: 'other-currency',
  requirement: 'GUIDE-A-STEP-2b',
  en: 'Requests are in another currency',
  zh: '请求的币种不符',
  apply: inRequests(({ mti, fields }) => ({
    mti,
    fields: { ...fields, ...(fields[49] === undefined ? {} : { 49: '840' }) },
  })),
};

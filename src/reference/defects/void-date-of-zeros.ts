// Fault: a void names its original with a date of zeros.
import { type Defect, inRequests } from './defect.ts';

export const voidDateOfZeros: Defect = {
  id: 'void-date-of-zeros',
  requirement: 'GUIDE-B-FAQ-5g',
  en: 'A void names the date of its original as zeros',
  zh: '撤销报文的原交易日期为零',
  apply: inRequests(({ mti, fields }) => ({
    mti,
    fields: { ...fields, ...(fields[61] === undefined ? {} : { 61: `${fields[61].slice(0, 12)}0000` }) },
  })),
};

// Fault: payments send the first three parts of field 60 only.
import { type Defect, inRequests } from './defect.ts';

export const shortField60: Defect = {
  id: 'short-field-60',
  requirement: 'GUIDE-A-STEP-2b',
  en: 'Field 60 of a payment is too short',
  zh: '交易报文的60域过短',
  apply: inRequests(({ mti, fields }) => ({
    mti,
    fields: { ...fields, ...(fields[60] === undefined ? {} : { 60: fields[60].slice(0, 11) }) },
  })),
};

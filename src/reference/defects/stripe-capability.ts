// Fault: field 60.4 says that the terminal reads stripes only.
import { type Defect, inRequests } from './defect.ts';

export const stripeCapability: Defect = {
  id: 'stripe-capability',
  requirement: 'GUIDE-A-STEP-2b',
  en: 'Field 60 says that only stripes can be read',
  zh: '60域的终端读取能力不符',
  apply: inRequests(({ mti, fields }) => ({
    mti,
    fields: { ...fields, ...(fields[60] === undefined ? {} : { 60: fields[60].replace(/^(.{11})./, '$12') }) },
  })),
};

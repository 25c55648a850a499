// Fault: field 22 says that no PIN was entered.
import { type Defect, inRequests } from './defect.ts';

export const pinNotTold: Defect = {
  id: 'pin-not-told',
  requirement: 'GUIDE-A-FAQ-1a',
  en: 'Field 22 hides that a PIN was entered',
  zh: '22域未标明已输密码',
  apply: inRequests(({ mti, fields }) => ({
    mti,
    fields: { ...fields, ...(fields[22] === undefined ? {} : { 22: `${fields[22].slice(0, 2)}2` }) },
  })),
};

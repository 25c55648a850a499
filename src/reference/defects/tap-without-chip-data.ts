// Fault: a tap is sent without chip data.
import { type Defect, inRequests } from './defect.ts';

export const tapWithoutChipData: Defect = {
  id: 'tap-without-chip-data',
  requirement: 'GUIDE-S-STEP-1b',
  en: 'A tapped card is sent without its chip data',
  zh: '挥卡交易不上送芯片数据',
  apply: inRequests((message) => {
    const { 55: _left, ...fields } = message.fields;
    return fields[22]?.startsWith('07') ? { mti: message.mti, fields } : message;
  }),
};

// Fault: the sequence number of the card is left out.
import { type Defect, inRequests } from './defect.ts';

export const cardSequenceMissing: Defect = {
  id: 'card-sequence-missing',
  requirement: 'GUIDE-S-STEP-1a',
  en: 'The card sequence number is not sent with the chip data',
  zh: '上送芯片数据时缺少卡序列号',
  apply: inRequests(({ mti, fields: { 23: _left, ...fields } }) => ({ mti, fields })),
};

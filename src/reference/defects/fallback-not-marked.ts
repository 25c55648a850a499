// Fault: the request does not say that the chip had failed.
import { type Defect, inRequests } from './defect.ts';

export const fallbackNotMarked: Defect = {
  id: 'fallback-not-marked',
  requirement: 'GUIDE-A-STEP-3d',
  en: 'A fallback to the stripe is not marked in the request',
  zh: '降级刷卡未在请求中标明',
  apply: inRequests((message) => {
    const said = message.fields[60] ?? '';
    if (said[12] !== '2') return message;
    return { mti: message.mti, fields: { ...message.fields, 60: `${said.slice(0, 12)}0${said.slice(13)}` } };
  }),
};

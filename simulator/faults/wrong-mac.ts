// The answer's MAC does not verify.
import { type AnswerFault, EVERYWHERE } from './fault.ts';

export const wrongMac: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts; the MAC of the answer (field 64) is wrong. An answer without a MAC goes out as it is.',
    zh: '主机已处理并记账；应答的 MAC（64 域）错误。本来不带 MAC 的应答照常发出。',
  },
  transports: EVERYWHERE,
  alter: (answer) => [{ ...answer, mac: 'wrong' }],
};

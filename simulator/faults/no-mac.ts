// The answer has no MAC.
import { type AnswerFault, EVERYWHERE } from './fault.ts';

export const noMac: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts; the answer goes out without its MAC (field 64).',
    zh: '主机已处理并记账；应答不带 MAC（64 域）。',
  },
  transports: EVERYWHERE,
  alter: (answer) => [{ ...answer, mac: 'none' }],
};

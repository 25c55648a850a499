// The answer has no response code.
import { type AnswerFault, EVERYWHERE } from './fault.ts';

export const noCode: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts; the answer goes out without its response code (field 39). Its MAC is right.',
    zh: '主机已处理并记账；应答不带应答码（39 域）。MAC 正确。',
  },
  transports: EVERYWHERE,
  alter(answer) {
    const { 39: _, ...fields } = answer.message.fields;
    return [{ ...answer, message: { mti: answer.message.mti, fields } }];
  },
};

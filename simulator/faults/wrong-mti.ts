// The answer is of another message type.
import { type AnswerFault, EVERYWHERE } from './fault.ts';

export const wrongMti: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts; the answer has a message type that does not answer the request (0810, or 0210 to a management message). Its MAC is right.',
    zh: '主机已处理并记账；应答的消息类型与请求不对应（0810；对管理类请求为 0210）。MAC 正确。',
  },
  transports: EVERYWHERE,
  alter: (answer) => {
    const mti = answer.message.mti.startsWith('08') ? '0210' : '0810';
    return [{ ...answer, message: { ...answer.message, mti } }];
  },
};

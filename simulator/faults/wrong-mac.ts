// The answer's MAC does not verify: one of its bytes is another one, so that whoever compares a part of it alone is found, too.
import { type AnswerFault, EVERYWHERE } from './fault.ts';

/** Where the rule names none. */
const LAST = 8;

export const wrongMac: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts; the MAC of the answer (field 64) is wrong in one byte, `byte` of the rule (8 when not given). An answer without a MAC goes out as it is.',
    zh: '主机已处理并记账；应答的 MAC（64 域）有一个字节错误，由规则 byte 指定（默认第 8 字节）。本来不带 MAC 的应答照常发出。',
  },
  transports: EVERYWHERE,
  alter: (answer, { byte }) => [{ ...answer, mac: { wrongByte: byte ?? LAST } }],
};

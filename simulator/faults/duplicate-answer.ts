// The same answer comes twice.
import type { AnswerFault } from './fault.ts';

export const duplicateAnswer: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The answer is sent twice, the second copy delayMs after the first (0 when not given). Over HTTP the copy is a second, unasked-for response on the same connection, which is then closed.',
    zh: '同一应答发送两次，第二份在第一份之后 delayMs 毫秒（默认 0）发出。HTTP 下第二份是同一连接上多余的响应，随后连接关闭。',
  },
  transports: ['json-http', 'iso-http', 'iso-tcp', 'iso-tls'],
  alter: (answer, { delayMs }) => [answer, { ...answer, delayMs: delayMs ?? 0 }],
};

// The answer is addressed to another terminal.
import { type AnswerFault, EVERYWHERE, replaceFields } from './fault.ts';

const neighbour = (terminalId: string) => terminalId.slice(0, -1) + (terminalId.endsWith('9') ? '8' : '9');

export const wrongTerminal: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts; the answer names another terminal (field 41). Its MAC is right.',
    zh: '主机已处理并记账；应答的终端号（41 域）是另一台终端。MAC 正确。',
  },
  transports: EVERYWHERE,
  alter: (answer) => [replaceFields(answer, { 41: neighbour })],
};

// The answer carries another amount.
import { type AnswerFault, EVERYWHERE, replaceFields } from './fault.ts';

export const oneFenMore = (amount: string) => String((Number(amount) + 1) % 1_000_000_000_000).padStart(12, '0');

export const wrongAmount: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts the right amount; the answer says one fen more (field 4). Its MAC is right.',
    zh: '主机按正确金额处理并记账；应答金额（4 域）多一分。MAC 正确。',
  },
  transports: EVERYWHERE,
  alter: (answer) => [replaceFields(answer, { 4: oneFenMore })],
};

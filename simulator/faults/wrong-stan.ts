// The answer belongs to another STAN.
import { type AnswerFault, EVERYWHERE, replaceFields } from './fault.ts';

const nextStan = (stan: string) => String((Number(stan) % 999_999) + 1).padStart(6, '0');

export const wrongStan: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts; the answer carries the next STAN (field 11) instead of the one asked with. Its MAC is right.',
    zh: '主机已处理并记账；应答的流水号（11 域）比请求大一。MAC 正确。',
  },
  transports: EVERYWHERE,
  alter: (answer) => [replaceFields(answer, { 11: nextStan })],
};

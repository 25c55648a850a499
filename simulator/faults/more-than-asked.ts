// The answer approves in part, and more than was asked for.
import { type AnswerFault, EVERYWHERE, replaceFields } from './fault.ts';
import { oneFenMore } from './wrong-amount.ts';

const APPROVED = '00';
const APPROVED_IN_PART = '10';

export const moreThanAsked: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts the right amount; an approval says code 10, approved in part, and one fen more than was asked for (fields 39 and 4). Its MAC is right.',
    zh: '主机按正确金额处理并记账；批准的应答为应答码10（部分承兑），金额却比请求多一分（39、4 域）。MAC 正确。',
  },
  transports: EVERYWHERE,
  alter: (answer) => [
    answer.message.fields[39] === APPROVED && answer.message.fields[4] !== undefined
      ? replaceFields(answer, { 4: oneFenMore, 39: () => APPROVED_IN_PART })
      : answer,
  ],
};

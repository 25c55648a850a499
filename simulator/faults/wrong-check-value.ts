// A working key of the sign-in answer does not match its check value.
import { type AnswerFault, EVERYWHERE, replaceFields } from './fault.ts';

/** Where the check value of the PIN key ends in field 62: 16 key bytes and 4 check bytes, as hex (F-05). */
const LAST_DIGIT = 39;

const spoil = (keys: string) =>
  keys.slice(0, LAST_DIGIT) + (keys[LAST_DIGIT] === '0' ? '1' : '0') + keys.slice(LAST_DIGIT + 1);

export const wrongCheckValue: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'Sign-in answers: the check value of the PIN key in field 62 is wrong. Other answers go out as they are.',
    zh: '签到应答：62 域中 PIN 密钥的校验值错误。其他应答照常发出。',
  },
  transports: EVERYWHERE,
  alter: (answer) => [answer.message.mti === '0810' ? replaceFields(answer, { 62: spoil }) : answer],
};

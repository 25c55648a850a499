// A working key of the sign-in answer does not match its check value.
import { type AnswerFault, EVERYWHERE, replaceFields } from './fault.ts';

/** Where the check values of PIN key and MAC key end in field 62: 16 key bytes and 4 check bytes each, as hex (F-05). */
const LAST_DIGIT = { pinKey: 39, macKey: 79 } as const;
/** The field that the MAC key is for. */
const MAC = 64;

const spoil = (at: number) => (keys: string) => keys.slice(0, at) + (keys[at] === '0' ? '1' : '0') + keys.slice(at + 1);

export const wrongCheckValue: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'Sign-in answers: the check value of the PIN key in field 62 is wrong, or of the MAC key where `field` of the rule is 64. Other answers go out as they are.',
    zh: '签到应答：62 域中 PIN 密钥的校验值错误；规则 field 为 64 时为 MAC 密钥的校验值。其他应答照常发出。',
  },
  transports: EVERYWHERE,
  alter(answer, { field }) {
    if (answer.message.mti !== '0810') return [answer];
    return [replaceFields(answer, { 62: spoil(field === MAC ? LAST_DIGIT.macKey : LAST_DIGIT.pinKey) })];
  },
};

// One field of the answer has another value.
import { type AnswerFault, EVERYWHERE, replaceFields } from './fault.ts';

/** The merchant number, where the rule names no field. */
const DEFAULT_FIELD = 42;

/** The last character another one of its kind. */
const other = (value: string) => {
  const last = value.slice(-1);
  const next = /[0-8]/.test(last) ? String(Number(last) + 1) : last === '9' ? '0' : last === 'A' ? 'B' : 'A';
  return value.slice(0, -1) + next;
};

export const wrongField: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts; one field of the answer, `field` of the rule (42 when not given), has another value. Its MAC is right.',
    zh: '主机已处理并记账；应答中由规则 field 指定的域（默认 42 域）值不符。MAC 正确。',
  },
  transports: EVERYWHERE,
  alter: (answer, { field }) => [replaceFields(answer, { [field ?? DEFAULT_FIELD]: other })],
};

// One field of the answer is missing.
import { type AnswerFault, EVERYWHERE } from './fault.ts';

/** The answer code, where the rule names no field. */
const DEFAULT_FIELD = 39;

export const withoutField: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts; one field of the answer, `field` of the rule (39 when not given), is missing. Its MAC is right; with field 64 it has none.',
    zh: '主机已处理并记账；应答中缺少由规则 field 指定的域（默认 39 域）。MAC 正确；若指定 64 域则不带 MAC。',
  },
  transports: EVERYWHERE,
  alter(answer, { field }) {
    const { [field ?? DEFAULT_FIELD]: _, ...fields } = answer.message.fields;
    return [{ ...answer, message: { ...answer.message, fields } }];
  },
};

// What is found where a slip was due and never came, by the copy; `any` = a sales slip of whatever copy.
import type { Bilingual } from './evidence.ts';

export const MISSING_SLIPS = {
  any: { en: 'No sales slip was issued.', zh: '没有出具签购单。' },
  merchant: { en: 'There is no merchant copy.', zh: '没有商户存根。' },
  cardholder: { en: 'There is no cardholder copy.', zh: '没有持卡人存根。' },
  electronic: { en: 'There is no electronic slip.', zh: '没有电子签购单。' },
  settlement: { en: 'There is no settlement slip.', zh: '没有结算总计单。' },
  'fault-report': { en: 'There is no fault report.', zh: '没有故障报告单。' },
} as const satisfies Record<string, Bilingual>;

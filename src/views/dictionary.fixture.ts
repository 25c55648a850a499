// Names as a page has them of a run with a sale.
import type { Dictionary } from './evidence.ts';

export const NAMES: Dictionary = {
  fields: { '4': { en: 'Transaction amount', zh: '交易金额' }, '22': { en: 'Entry mode', zh: '输入方式' } },
  codes: { '00': { en: 'approved', zh: '成功' }, '51': { en: 'insufficient funds', zh: '余额不足' } },
  transactions: { sale: { en: 'Sale', zh: '消费' }, reversal: { en: 'Reversal', zh: '冲正' } },
  approvals: ['00'],
  types: {},
  tags: {},
  values: {},
  reasons: {},
  layout: null,
};

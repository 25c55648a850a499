// Fault: a query that the host could not answer is taken for the news that nothing was paid.
import type { Defect } from './defect.ts';

export const qrRefusedQueryTakenForUnpaid: Defect = {
  id: 'qr-refused-query-taken-for-unpaid',
  requirement: 'GUIDE-P-SFT-6',
  en: 'A query that the host did not answer counts as not paid',
  zh: '查询未得到明确结果时按未付款处理',
  apply: (parts) => ({
    ...parts,
    query: { ...parts.query, outcome: (answer) => parts.query.outcome(answer) ?? 'unknown' },
  }),
};

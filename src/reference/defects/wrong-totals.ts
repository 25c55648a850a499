// Fault: a voided sale is left out, its void is not.
import type { Defect } from './defect.ts';

export const wrongTotals: Defect = {
  id: 'wrong-totals',
  requirement: 'GUIDE-P-SFT-5',
  en: 'The settlement totals leave out what was voided',
  zh: '结算总计漏计已撤销的交易',
  apply: (parts) => ({
    ...parts,
    totals: { ...parts.totals, of: (items) => parts.totals.of(items.filter(({ status }) => status !== 'voided')) },
  }),
};

// Fault: refunds do not lower the settlement.
import type { Defect } from './defect.ts';

export const refundsNotCounted: Defect = {
  id: 'refunds-not-counted',
  requirement: 'GUIDE-B-FAQ-5h',
  en: 'The settlement totals leave out refunds',
  zh: '结算总计漏计退货',
  apply: (parts) => ({
    ...parts,
    totals: { ...parts.totals, of: (items) => parts.totals.of(items.filter((item) => item.function !== 'refund')) },
  }),
};

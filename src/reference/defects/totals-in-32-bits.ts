// Fault: no sum is larger than a number of 32 bits can be.
import type { Totals } from '../policies/totals.ts';
import type { Defect } from './defect.ts';

const LARGEST = 2 ** 31 - 1;

const cut = ({ debit, credit }: Totals): Totals => ({
  debit: { ...debit, amountMinor: Math.min(debit.amountMinor, LARGEST) },
  credit: { ...credit, amountMinor: Math.min(credit.amountMinor, LARGEST) },
});

export const totalsIn32Bits: Defect = {
  id: 'totals-in-32-bits',
  requirement: 'GUIDE-P-SFT-5',
  en: 'The settlement totals have no room for large sums',
  zh: '结算总计容纳不下较大的金额',
  apply: (parts) => ({
    ...parts,
    totals: {
      ...parts.totals,
      of(items) {
        const { domestic, foreign } = parts.totals.of(items);
        return { domestic: cut(domestic), foreign: cut(foreign) };
      },
    },
  }),
};

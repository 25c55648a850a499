// Fault: batch numbers go on to 999999, which none has.
import type { Defect } from './defect.ts';

export const batch999999Used: Defect = {
  id: 'batch-999999-used',
  requirement: 'GUIDE-P-SFT-5',
  en: 'Batch 999999 is used, which no batch is called',
  zh: '启用了不存在的批次号999999',
  apply: (parts) => ({
    ...parts,
    totals: { ...parts.totals, nextBatch: (batch) => (batch === '999998' ? '999999' : parts.totals.nextBatch(batch)) },
  }),
};

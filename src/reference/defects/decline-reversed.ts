// Fault: a final decline keeps its reversal record.
import type { Defect } from './defect.ts';

export const declineReversed: Defect = {
  id: 'decline-reversed',
  requirement: 'GUIDE-A-FAQ-3f',
  en: 'A clear decline is reversed',
  zh: '明确拒绝的交易也被冲正',
  apply: (parts) => ({ ...parts, reversal: { ...parts.reversal, afterDecline: () => 'reverse' } }),
};

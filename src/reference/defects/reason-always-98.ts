// Fault: every reversal has the reason of a lost answer.
import type { Defect } from './defect.ts';

export const reasonAlways98: Defect = {
  id: 'reason-always-98',
  requirement: 'GUIDE-A-FAQ-3d',
  en: 'Every reversal says that no answer came',
  zh: '所有冲正的原因码均为98',
  apply: (parts) => ({ ...parts, reversal: { ...parts.reversal, reason: () => '98' } }),
};

// Fault: a reversal for which no connection could be made counts as one that was sent, and is given up in the end.
import type { Defect } from './defect.ts';

export const unsentReversalCounted: Defect = {
  id: 'unsent-reversal-counted',
  requirement: 'GUIDE-A-FAQ-3e',
  en: 'A reversal that could not be sent counts as an attempt',
  zh: '未能发出的冲正也计入次数',
  apply: (parts) => ({ ...parts, reversal: { ...parts.reversal, countsUnsent: true } }),
};

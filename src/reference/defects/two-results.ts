// Fault: every result is told twice.
import type { Defect } from './defect.ts';

export const twoResults: Defect = {
  id: 'two-results',
  requirement: 'GUIDE-A-STEP-5d',
  en: 'A function ends twice',
  zh: '同一功能有两个结果',
  apply: (parts) => ({ ...parts, signals: { ...parts.signals, times: 2 } }),
};

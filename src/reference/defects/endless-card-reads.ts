// Fault: failed reads are not counted.
import type { Defect } from './defect.ts';

export const endlessCardReads: Defect = {
  id: 'endless-card-reads',
  requirement: 'GUIDE-A-STEP-3b',
  en: 'The card may be tried without end',
  zh: '读卡失败可无限次重试',
  apply: (parts) => ({ ...parts, retry: { ...parts.retry, cardRead: () => true } }),
};

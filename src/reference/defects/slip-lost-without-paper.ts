// Fault: nobody is asked to load paper.
import type { Defect } from './defect.ts';

export const slipLostWithoutPaper: Defect = {
  id: 'slip-lost-without-paper',
  requirement: 'GUIDE-A-STEP-6c',
  en: 'Without paper the slip is lost',
  zh: '缺纸时签购单丢失',
  apply: (parts) => ({ ...parts, receipt: { ...parts.receipt, waitsForPaper: false } }),
};

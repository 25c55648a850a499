// Fault: the result is announced by words alone.
import type { Defect } from './defect.ts';

export const silentResult: Defect = {
  id: 'silent-result',
  requirement: 'GUIDE-A-STEP-5b',
  en: 'A result makes no sound and shows no light',
  zh: '结果没有声光提示',
  apply: (parts) => ({ ...parts, signals: { ...parts.signals, result: () => null } }),
};

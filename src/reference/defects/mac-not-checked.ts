// Fault: the MAC of answers is not looked at.
import type { Defect } from './defect.ts';

export const macNotChecked: Defect = {
  id: 'mac-not-checked',
  requirement: 'GUIDE-A-STEP-5d',
  en: 'An answer with a wrong MAC counts as an approval',
  zh: '应答MAC错误仍视为成功',
  apply: (parts) => ({ ...parts, approval: { ...parts.approval, macRight: () => true } }),
};

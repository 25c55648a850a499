// Fault: something came back, and that is enough.
import type { Defect } from './defect.ts';

export const unreadableApproved: Defect = {
  id: 'unreadable-approved',
  requirement: 'GUIDE-A-STEP-5d',
  en: 'An answer that cannot be read counts as an approval',
  zh: '无法解析的应答视为成功',
  apply: (parts) => ({ ...parts, approval: { ...parts.approval, unreadable: 'approved' } }),
};

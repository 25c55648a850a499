// Fault: a decline is taken for an approval.
import type { Defect } from './defect.ts';

export const anyCodeApproved: Defect = {
  id: 'any-code-approved',
  requirement: 'GUIDE-A-STEP-5d',
  en: 'Every response code counts as an approval',
  zh: '任何应答码都视为成功',
  apply: (parts) => ({ ...parts, approval: { ...parts.approval, approves: () => true } }),
};

// Fault: anybody can give money back.
import type { Defect } from './defect.ts';

export const noSupervisor: Defect = {
  id: 'no-supervisor',
  requirement: 'GUIDE-B-FAQ-5f',
  en: 'Void and refund need no supervisor password',
  zh: '撤销和退货不需要主管密码',
  apply: (parts) => ({ ...parts, access: { ...parts.access, needsSupervisor: () => false } }),
};

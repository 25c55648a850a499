// Fault: a second slip looks like the first.
import type { Defect } from './defect.ts';

export const unmarkedReprint: Defect = {
  id: 'unmarked-reprint',
  requirement: 'GUIDE-B-FAQ-3f',
  en: 'A reprint is not marked',
  zh: '重打印没有标记',
  apply: (parts) => ({ ...parts, receipt: { ...parts.receipt, marksReprint: false } }),
};

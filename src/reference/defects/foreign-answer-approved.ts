// Fault: nobody checks that the answer belongs to the request.
import type { Defect } from './defect.ts';

export const foreignAnswerApproved: Defect = {
  id: 'foreign-answer-approved',
  requirement: 'GUIDE-A-STEP-5d',
  en: 'An answer to another request counts as an approval',
  zh: '与请求不符的应答视为成功',
  apply: (parts) => ({ ...parts, approval: { ...parts.approval, differences: () => [] } }),
};

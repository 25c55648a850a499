// Fault: a partial approval of more than was asked for is taken.
import type { Defect } from './defect.ts';

export const partAboveWholeTaken: Defect = {
  id: 'part-above-whole-taken',
  requirement: 'GUIDE-A-STEP-5d',
  en: 'A partial approval of more than was asked for is taken',
  zh: '部分承兑金额高于请求时仍视为成功',
  apply: (parts) => ({
    ...parts,
    approval: {
      ...parts.approval,
      differences: (request, answer) =>
        parts.approval.differences(request, answer).filter((field) => field !== 4 || answer.fields[39] !== '10'),
    },
  }),
};

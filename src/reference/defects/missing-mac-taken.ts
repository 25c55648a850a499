// Fault: an answer without a MAC is taken for a right one.
import type { Defect } from './defect.ts';

export const missingMacTaken: Defect = {
  id: 'missing-mac-taken',
  requirement: 'GUIDE-A-STEP-5d',
  en: 'An approval without a MAC counts',
  zh: '没有MAC的应答仍视为成功',
  apply: (parts) => ({
    ...parts,
    approval: {
      ...parts.approval,
      macRight: (answer, ...rest) => answer.fields[64] === undefined || parts.approval.macRight(answer, ...rest),
    },
  }),
};

// Fault: nobody can tell from the slip who was signed in.
import { type Defect, onPaper } from './defect.ts';

export const slipWithoutOperator: Defect = {
  id: 'slip-without-operator',
  requirement: 'GUIDE-A-STEP-6e',
  en: 'The slip does not name the operator',
  zh: '签购单没有操作员号',
  apply: onPaper((lines) => lines.filter((line) => !/^(Operator|操作员号)[:：]/.test(line))),
};

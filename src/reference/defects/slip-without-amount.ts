// Fault: no amount is printed.
import { type Defect, onPaper } from './defect.ts';

export const slipWithoutAmount: Defect = {
  id: 'slip-without-amount',
  requirement: 'GUIDE-S-STEP-5a',
  en: 'The slip has no amount',
  zh: '签购单没有金额',
  apply: onPaper((lines) => lines.filter((line) => !/^(Amount|金额)[:：]/.test(line))),
};

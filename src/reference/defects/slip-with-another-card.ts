// Fault: the last digit of the printed card number is another.
import { type Defect, onPaper } from './defect.ts';

export const slipWithAnotherCard: Defect = {
  id: 'slip-with-another-card',
  requirement: 'GUIDE-A-STEP-6b',
  en: 'The slip names another card',
  zh: '签购单上的卡号不符',
  apply: onPaper((lines) =>
    lines.map((line) => line.replace(/(\*\d{3})(\d) /, (_, head, last) => `${head}${(Number(last) + 1) % 10} `)),
  ),
};

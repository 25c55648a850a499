// Fault: the date of the original transaction is printed as zeros.
import { type Defect, onPaper } from './defect.ts';

export const slipOriginalDateOfZeros: Defect = {
  id: 'slip-original-date-of-zeros',
  requirement: 'GUIDE-B-FAQ-5i',
  en: 'The original date on the slip is zeros',
  zh: '签购单上的原交易日期为零',
  apply: onPaper((lines) =>
    lines.map((line) => line.replace(/^(Original date: |原交易日期：)\d{4}$/, (_, label) => `${label}0000`)),
  ),
};

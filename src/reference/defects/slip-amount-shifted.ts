// Fault: the printed amount is ten times that of the payment.
import { type Defect, onPaper } from './defect.ts';

const AMOUNT = /^(Amount|金额)[:：]/;

export const slipAmountShifted: Defect = {
  id: 'slip-amount-shifted',
  requirement: 'GUIDE-S-STEP-5a',
  en: 'The printed amount is ten times that of the payment',
  zh: '签购单上印出的金额是交易金额的十倍',
  apply: onPaper((lines) =>
    lines.map((line) => (AMOUNT.test(line) ? line.replace(/(\d)\.(\d)(\d)/, '$1$2.$30') : line)),
  ),
};

// Fault: each copy bears the name of the other.
import { type Defect, onPaper } from './defect.ts';

const OTHER: Readonly<Record<string, string>> = {
  'Merchant copy': 'Cardholder copy',
  'Cardholder copy': 'Merchant copy',
  商户存根: '持卡人存根',
  持卡人存根: '商户存根',
};

export const slipCopiesExchanged: Defect = {
  id: 'slip-copies-exchanged',
  requirement: 'GUIDE-S-STEP-6b',
  en: 'Merchant copy and cardholder copy are exchanged',
  zh: '商户存根与持卡人存根互换',
  apply: onPaper((lines) =>
    lines.map((line) =>
      line.replace(/Merchant copy|Cardholder copy|商户存根|持卡人存根/, (name) => OTHER[name] ?? name),
    ),
  ),
};

// Fault: the figures of the slip have labels of the other language.
import { type Defect, onPaper } from './defect.ts';

const OTHER: Readonly<Record<string, string>> = {
  'Voucher: ': '凭证号：',
  'Amount: CNY ': '金额：RMB ',
  '凭证号：': 'Voucher: ',
  '金额：RMB ': 'Amount: CNY ',
};

export const slipInAnotherLanguage: Defect = {
  id: 'slip-in-another-language',
  requirement: 'GUIDE-A-STEP-6b',
  en: 'The slip is in another language than the terminal was told',
  zh: '签购单的语言与终端设定不符',
  apply: onPaper((lines) =>
    lines.map((line) => {
      const found = Object.entries(OTHER).find(([label]) => line.startsWith(label));
      return found === undefined ? line : found[1] + line.slice(found[0].length);
    }),
  ),
};

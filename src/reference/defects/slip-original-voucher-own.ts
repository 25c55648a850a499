// Fault: the slip of a void names its own voucher as the original.
import { type Defect, onPaper } from './defect.ts';

export const slipOriginalVoucherOwn: Defect = {
  id: 'slip-original-voucher-own',
  requirement: 'GUIDE-B-FAQ-5i',
  en: 'A void names itself as the original',
  zh: '撤销签购单把自己的凭证号印作原凭证号',
  apply: onPaper((lines) => {
    const own = lines.map((line) => /^(?:Voucher: |凭证号：)(\d{6})$/.exec(line)?.[1]).find(Boolean) ?? '';
    return lines.map((line) => line.replace(/^(Original voucher: |原凭证号：)\d{6}$/, `$1${own}`));
  }),
};

// A payment by code of which the terminal does not know the outcome is asked about (F-56): one that nobody asks about is left in the air.
import { isNeverAsked } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { cny, yuan } from '../words.ts';

export const codePaymentIsQueried: Rule = (books) =>
  books.journal
    .filter((entry) => isNeverAsked(books, entry))
    .map((entry) => ({
      requirement: 'GUIDE-P-SFT-6',
      clause: 'GUIDE-P-SFT-6.2',
      text: {
        en: `outcome never asked: the terminal does not know what became of the QR sale ${entry.voucher} of ${cny(entry.amountMinor)}, and neither asked nor is going to`,
        zh: `结果未查询：终端不知道凭证号 ${entry.voucher} 的扫码消费 ${yuan(entry.amountMinor)} 的结果，既未查询也没有待发的查询`,
      },
      expected: { en: `a query of voucher ${entry.voucher}`, zh: `凭证号 ${entry.voucher} 的查询` },
      actual: { en: 'none sent, none owed', zh: '未发送，也没有待发' },
    }));

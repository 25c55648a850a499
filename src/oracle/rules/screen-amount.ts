// Beside "approved" no screen shows another amount in place of that of the transaction.
import type { Rule } from '../rule.ts';
import { approvalsShown, otherAmounts } from '../shown.ts';
import { amount, cny, listEn, listZh, transactionName, yuan } from '../words.ts';

export const screenAmount: Rule = (books) =>
  approvalsShown(books).flatMap(({ entry, screens }) => {
    const { amountMinor, voucher } = entry;
    const shown = [...new Set(screens.flatMap((screen) => otherAmounts(screen, amountMinor, books.setting.ownWords)))];
    if (shown.length === 0) return [];
    const name = transactionName(entry.function);
    const found = { en: listEn(shown.map(cny)), zh: listZh(shown.map(yuan)) };
    return [
      {
        requirement: 'GUIDE-A-STEP-5d',
        clause: 'GUIDE-A-STEP-5d.1',
        text: {
          en: `wrong amount on the screen: the ${name.en} ${voucher} is told as approved with ${found.en}, it is of ${cny(amountMinor)}`,
          zh: `屏幕金额不符：${name.zh} ${voucher} 显示成功，金额为${found.zh}，实为 ${yuan(amountMinor)}`,
        },
        expected: amount(amountMinor),
        actual: found,
      },
    ];
  });

// Beside "approved" no screen names another card in place of that of the transaction.
import { isByCode } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { approvalsShown, otherCards } from '../shown.ts';
import { transactionName } from '../words.ts';

export const screenCard: Rule = (books) =>
  approvalsShown(books).flatMap(({ entry, screens }) => {
    const { cardNumber, voucher } = entry;
    const [shown] = isByCode(entry) ? [] : screens.flatMap((screen) => otherCards(screen, cardNumber));
    if (shown === undefined) return [];
    const name = transactionName(entry.function);
    const end = cardNumber.slice(-4);
    return [
      {
        requirement: 'GUIDE-A-STEP-5d',
        clause: 'GUIDE-A-STEP-5d.1',
        text: {
          en: `wrong card on the screen: the ${name.en} ${voucher} is told as approved with a card that ends in ${shown}, it is of one that ends in ${end}`,
          zh: `屏幕卡号不符：${name.zh} ${voucher} 显示成功，卡号末四位为 ${shown}，实为 ${end}`,
        },
        expected: { en: `a card that ends in ${end}`, zh: `卡号末四位 ${end}` },
        actual: { en: `a card that ends in ${shown}`, zh: `卡号末四位 ${shown}` },
      },
    ];
  });

// What stands at the host for a payment is on the card that the terminal holds. Who paid by a code the host alone knows.
import { heldApproved, hostTransactionsOf, isByCode, sameCard, standing } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { cny, transactionName, yuan } from '../words.ts';

export const postedCard: Rule = (books) => {
  const stands = new Set(standing(books));
  return heldApproved(books)
    .filter((entry) => !isByCode(entry))
    .flatMap((entry) =>
      hostTransactionsOf(books, entry)
        .filter((t) => stands.has(t) && t.cardNumber !== '' && !sameCard(t.cardNumber, entry.cardNumber))
        .map((t) => {
          const name = transactionName(entry.function);
          const card = entry.cardNumber || '-';
          return {
            requirement: 'GUIDE-B-FAQ-3c',
            clause: 'GUIDE-B-FAQ-3c.1',
            text: {
              en: `cards differ: the terminal holds the ${name.en} ${entry.voucher} of ${cny(entry.amountMinor)} on card ${card}, the host posted it on card ${t.cardNumber}`,
              zh: `卡号不一致：凭证号 ${entry.voucher} 的${name.zh} ${yuan(entry.amountMinor)}，终端记在卡 ${card}，主机记在卡 ${t.cardNumber}`,
            },
            expected: { en: `card ${t.cardNumber}`, zh: `卡号 ${t.cardNumber}` },
            actual: { en: `card ${card}`, zh: `卡号 ${card}` },
          };
        }),
    );
};

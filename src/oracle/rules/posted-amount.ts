// What stands at the host for a payment is the amount that the terminal holds.
import { heldApproved, hostTransactionsOf, standing } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { amount, cny, transactionName, yuan } from '../words.ts';

export const postedAmount: Rule = (books) => {
  const stands = new Set(standing(books));
  return heldApproved(books).flatMap((entry) =>
    hostTransactionsOf(books, entry)
      .filter((t) => stands.has(t) && t.postedMinor !== entry.amountMinor)
      .map((t) => {
        const name = transactionName(entry.function);
        return {
          requirement: 'GUIDE-S-STEP-5a',
          text: {
            en: `amounts differ: the terminal holds the ${name.en} ${entry.voucher} as ${cny(entry.amountMinor)}, the host posted ${cny(t.postedMinor)}`,
            zh: `金额不一致：凭证号 ${entry.voucher} 的${name.zh}，终端记为 ${yuan(entry.amountMinor)}，主机入账 ${yuan(t.postedMinor)}`,
          },
          expected: amount(t.postedMinor),
          actual: amount(entry.amountMinor),
        };
      }),
  );
};

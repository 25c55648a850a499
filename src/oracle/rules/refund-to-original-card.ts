// Money goes back to the card that paid.
import { originalOf, sameCard, standing } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { cny, transactionName, yuan } from '../words.ts';

const GIVES_BACK = new Set(['refund', 'void', 'completion-void', 'pre-authorisation-void']);

export const refundToOriginalCard: Rule = (books) =>
  standing(books)
    .filter((t) => GIVES_BACK.has(t.type))
    .flatMap((back) => {
      const original = originalOf(books, back);
      if (!original || sameCard(original.cardNumber, back.cardNumber)) return [];
      const name = transactionName(back.type);
      return [
        {
          requirement: 'GUIDE-B-FAQ-5d',
          clause: 'GUIDE-B-FAQ-5d.1',
          text: {
            en: `refunded to another card: the ${name.en} ${back.stan} of ${cny(back.postedMinor)} went to card ${back.cardNumber}, but voucher ${original.stan} was paid with card ${original.cardNumber}`,
            zh: `退回他卡：凭证号 ${back.stan} 的${name.zh} ${yuan(back.postedMinor)} 退到卡 ${back.cardNumber}，而原凭证号 ${original.stan} 由卡 ${original.cardNumber} 支付`,
          },
          expected: { en: `card ${original.cardNumber}`, zh: `卡号 ${original.cardNumber}` },
          actual: { en: `card ${back.cardNumber}`, zh: `卡号 ${back.cardNumber}` },
        },
      ];
    });

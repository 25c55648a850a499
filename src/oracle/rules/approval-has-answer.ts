// The terminal holds a payment as approved only on an approving answer that belongs to its own request (F-17, F-22), or to the query of a
// payment by code (F-56).

import type { Bilingual } from '../../definitions/evidence.ts';
import { QR_RESULTS } from '../../definitions/payment-code.ts';
import { acceptedBy } from '../answers.ts';
import type { Exchange, JournalEntry } from '../books.ts';
import { exchangesOf, heldApproved, isByCode, queriesOf } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { cny, FAULT_WORDS, transactionName, yuan } from '../words.ts';

export const approvalHasAnswer: Rule = (books) =>
  heldApproved(books).flatMap((entry) => {
    const exchanges = exchangesOf(books, entry).filter((exchange) => exchange.request?.mti !== '0400');
    if (exchanges.length === 0 || exchanges.some((exchange) => acceptedBy(exchange) === null)) return [];
    if (isByCode(entry) && queriesOf(books, entry).some((query) => saysPaid(query, entry))) return [];
    const last = exchanges.at(-1)!;
    const reason = acceptedBy(last)!;
    const words = faultWords(last) ?? { en: `did not match: ${reason.en}`, zh: `不匹配：${reason.zh}` };
    const name = transactionName(entry.function);
    return [
      {
        requirement: 'GUIDE-A-STEP-5d',
        clause: 'GUIDE-A-STEP-5d.3',
        text: {
          en: `approved on the wrong answer: the ${name.en} ${entry.voucher} of ${cny(entry.amountMinor)} is held as approved although its answer ${words.en}`,
          zh: `错误应答被当作成功：凭证号 ${entry.voucher} 的${name.zh} ${yuan(entry.amountMinor)} 被记为成功，但其应答${words.zh}`,
        },
        expected: {
          en: `an approving answer to voucher ${entry.voucher}`,
          zh: `凭证号 ${entry.voucher} 的成功应答`,
        },
        actual: reason,
      },
    ];
  });

/** The answer to a query says that the payment was made, over the amount that the terminal holds. */
function saysPaid(query: Exchange, { amountMinor }: JournalEntry): boolean {
  const fields = query.answer?.fields ?? {};
  return isAnswered(query) && fields['48'] === QR_RESULTS.approved && Number(fields['4']) === amountMinor;
}

/** The amount stands in the answer to a query alone. */
const isAnswered = (query: Exchange) => acceptedBy(query) === null;

function faultWords(exchange: Exchange): Bilingual | undefined {
  return (FAULT_WORDS as Record<string, Bilingual | undefined>)[exchange.fault ?? ''];
}

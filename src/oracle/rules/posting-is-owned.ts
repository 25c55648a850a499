// Each posting that stands belongs to a payment that the terminal holds as approved, or to a reversal that it still owes.
import type { HostTransaction } from '../books.ts';
import { isOwned, journalEntryOf, standing } from '../lookup.ts';
import { outcomeWords } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { doubleCharges } from '../twice.ts';
import { cny, stateName, transactionName, yuan } from '../words.ts';

export const postingIsOwned: Rule = (books) => {
  const doubled = new Set<HostTransaction>(doubleCharges(books).flatMap(({ lost }) => lost));
  return standing(books)
    .filter((t) => !doubled.has(t) && !isOwned(books, t))
    .map((t) => {
      const status = journalEntryOf(books, t)?.status;
      const held = status
        ? { en: `the terminal holds it as ${status}`, zh: `终端记为${stateName(status).zh}` }
        : { en: 'the terminal does not know it', zh: '终端没有这笔记录' };
      const why = outcomeWords(books, { voucher: t.stan, batch: t.batch });
      const name = transactionName(t.type);
      return {
        requirement: 'GUIDE-A-FAQ-3d',
        text: {
          en: `money moved without a payment: the ${name.en} ${t.stan} of ${cny(t.postedMinor)} on card ${t.cardNumber} stands at the host, but ${held.en}; ${why.en}`,
          zh: `单边账：凭证号 ${t.stan} 的${name.zh} ${yuan(t.postedMinor)}（卡号 ${t.cardNumber}）在主机已入账，但${held.zh}；${why.zh}`,
        },
        expected: {
          en: `voucher ${t.stan} approved at the terminal, or reversed`,
          zh: `凭证号 ${t.stan} 在终端为成功，或已冲正`,
        },
        actual: {
          en: `posted at the host; ${held.en}; no reversal is owed`,
          zh: `主机已入账；${held.zh}；没有待发的冲正`,
        },
      };
    });
};

// Each posting that stands belongs to a payment that the terminal holds as approved, or to a reversal or query that it still owes.
import type { Books, HostTransaction } from '../books.ts';
import { isCodePayment, isNeverAsked, isOwned, journalEntryOf, standing } from '../lookup.ts';
import { outcomeWords } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { doubleCharges } from '../twice.ts';
import { cny, stateName, transactionName, yuan } from '../words.ts';

/** What becomes of a payment that nobody knows the outcome of: it is reversed, or asked about when a code made it. */
const BY_REVERSAL = {
  done: { en: 'reversed', zh: '已冲正' },
  owed: { en: 'no reversal is owed', zh: '没有待发的冲正' },
};
const BY_QUERY = {
  done: { en: 'still to be asked about', zh: '仍待查询' },
  owed: { en: 'no query is owed', zh: '没有待发的查询' },
};

/** A rule of its own speaks of payments by code that nobody asks about. */
function isLeftInTheAir(books: Books, transaction: HostTransaction): boolean {
  const entry = journalEntryOf(books, transaction);
  return entry !== undefined && isNeverAsked(books, entry);
}

export const postingIsOwned: Rule = (books) => {
  const doubled = new Set<HostTransaction>(doubleCharges(books).flatMap(({ lost }) => lost));
  return standing(books)
    .filter((t) => !doubled.has(t) && !isOwned(books, t) && !isLeftInTheAir(books, t))
    .map((t) => {
      const status = journalEntryOf(books, t)?.status;
      const held = status
        ? { en: `the terminal holds it as ${status}`, zh: `终端记为${stateName(status).zh}` }
        : { en: 'the terminal does not know it', zh: '终端没有这笔记录' };
      const why = outcomeWords(books, { voucher: t.stan, batch: t.batch });
      const byCode = isCodePayment(t);
      const name = transactionName(byCode ? 'qr-sale' : t.type);
      const way = byCode ? BY_QUERY : BY_REVERSAL;
      return {
        requirement: byCode ? 'GUIDE-P-SFT-6' : 'GUIDE-A-FAQ-3d',
        text: {
          en: `money moved without a payment: the ${name.en} ${t.stan} of ${cny(t.postedMinor)} on card ${t.cardNumber} stands at the host, but ${held.en}; ${why.en}`,
          zh: `单边账：凭证号 ${t.stan} 的${name.zh} ${yuan(t.postedMinor)}（卡号 ${t.cardNumber}）在主机已入账，但${held.zh}；${why.zh}`,
        },
        expected: {
          en: `voucher ${t.stan} approved at the terminal, or ${way.done.en}`,
          zh: `凭证号 ${t.stan} 在终端为成功，或${way.done.zh}`,
        },
        actual: {
          en: `posted at the host; ${held.en}; ${way.owed.en}`,
          zh: `主机已入账；${held.zh}；${way.owed.zh}`,
        },
      };
    });
};

// The terminal holds a transaction as reversed only when a 0410 that passed its checks ended the reversal.
import { acceptedBy } from '../answers.ts';
import type { Books, JournalEntry } from '../books.ts';
import { exchangesOf, standing } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { transactionName } from '../words.ts';

/** Codes that end a reversal (F-26). */
const ENDING = ['00', '12', '25', '40'];

/** Money that stands though the terminal calls it reversed is a finding of its own. */
function stillStands(books: Books, entry: JournalEntry): boolean {
  const stands = standing(books);
  return stands.some(({ stan, batch }) => stan === entry.voucher && batch === entry.batch);
}

export const reversalWasAccepted: Rule = (books) =>
  books.journal
    .filter((entry) => entry.status === 'reversed' && !stillStands(books, entry))
    .flatMap((entry) => {
      const reversals = exchangesOf(books, entry).filter(({ request }) => request?.mti.startsWith('040'));
      const reasons = reversals.map((each) => acceptedBy(each, ENDING));
      if (reasons.includes(null) || (reversals.length === 0 && (books.cuts > 0 || books.relayed))) return [];
      const reason = reasons.at(-1) ?? { en: 'no reversal was sent', zh: '没有发送冲正' };
      const name = transactionName(entry.function);
      return [
        {
          requirement: 'GUIDE-A-FAQ-3e',
          clause: 'GUIDE-A-FAQ-3e.1',
          text: {
            en: `reversed without the host: the ${name.en} ${entry.voucher} is held as reversed although the answer to its reversal had ${reason.en}`,
            zh: `未经主机确认的冲正：凭证号 ${entry.voucher} 的${name.zh}记为已冲正，但冲正应答${reason.zh}`,
          },
          expected: { en: `an answer to the reversal of ${entry.voucher}`, zh: `凭证号 ${entry.voucher} 的冲正应答` },
          actual: reason,
        },
      ];
    });

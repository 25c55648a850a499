// A payment that was announced as approved has its slips: on paper one for the merchant and one for the cardholder, else one electronic.
import type { Bilingual } from '../../definitions/evidence.ts';
import { PAYMENTS } from '../../definitions/function-groups.ts';
import { copyWords, papersOf } from '../paper.ts';
import type { Breach, Rule } from '../rule.ts';
import { transactionName } from '../words.ts';

const COPIES = { paper: ['merchant', 'cardholder'], electronic: ['electronic'] } as const;

export const slipWasIssued: Rule = (books) => {
  const { results, setting, course, paperOut, idle } = books;
  // What waits for paper comes later.
  if (!idle || paperOut) return [];
  const issued = new Set(papersOf(books).flatMap(({ slip, entry }) => (entry ? `${slip.copy} ${entry.voucher}` : [])));
  const afterEach = course.flatMap((each, at) => (each !== 'cut' && 'ended' in each ? [course[at + 1]] : []));
  return results
    .filter((_, at) => afterEach[at] !== 'cut')
    .filter(({ function: name, outcome }) => outcome === 'approved' && (PAYMENTS as readonly string[]).includes(name))
    .flatMap(({ function: name, voucher }) =>
      COPIES[setting.receipt]
        .filter((copy) => !issued.has(`${copy} ${voucher}`))
        .map((copy): Breach => {
          const [words, slip]: [Bilingual, Bilingual] = [transactionName(name), copyWords(copy)];
          return {
            requirement: 'GUIDE-A-STEP-6a',
            text: {
              en: `no slip: the ${words.en} ${voucher} was approved, and ${slip.en} did not come`,
              zh: `缺签购单：${words.zh} ${voucher} 已成功，却没有出具${slip.zh}`,
            },
            expected: slip,
            actual: { en: 'none', zh: '无' },
          };
        }),
    );
};

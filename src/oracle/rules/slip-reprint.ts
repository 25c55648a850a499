// Of each copy of a payment's slip one is no reprint, and every further one says that it is (F-42).
import { linesOf, papersOf, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';

export const slipReprint: Rule = (books) => {
  const seen = new Set<string>();
  return papersOf(books).flatMap((paper) => {
    const { slip, printed, entry } = paper;
    const marked = printed.says('reprint-mark');
    const name = entry === undefined ? null : `${slip.copy} ${entry.batch}/${entry.voucher}`;
    const again = slip.reprint || (name !== null && seen.has(name));
    if (name !== null) seen.add(name);
    if (marked === again) return [];
    const words = slipWords(paper);
    const fault = again
      ? { en: 'was issued before, and does not say so', zh: '是重复出具的，但没有重打印标记' }
      : { en: 'is the first, and says that it is a reprint', zh: '是首次出具的，却有重打印标记' };
    return [
      {
        requirement: 'GUIDE-B-FAQ-3f',
        text: { en: `reprint not told: ${words.en} ${fault.en}`, zh: `重打印标记不符：${words.zh}${fault.zh}` },
        expected: again ? { en: 'a reprint mark', zh: '重打印标记' } : { en: 'no reprint mark', zh: '没有重打印标记' },
        actual: { en: linesOf(paper), zh: linesOf(paper) },
      },
    ];
  });
};

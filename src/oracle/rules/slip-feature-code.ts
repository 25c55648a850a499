// The feature code on a slip is that of its payment: of settlement date and reference the first four bytes exclusive or the last four (F-39).
import { linesOf, type Paper, papersOf, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';

/** Eight hex digits; null where the host told no settlement date, or a reference of other characters. */
function featureCodeOf({ told, entry }: Paper): string | null {
  const digits = `${told['15'] ?? ''}${told['37'] ?? entry?.reference ?? ''}`;
  if (!/^\d{16}$/.test(digits)) return null;
  const [head, tail] = [digits.slice(0, 8), digits.slice(8)].map((each) => Number.parseInt(each, 16));
  return ((head! ^ tail!) >>> 0).toString(16).toUpperCase().padStart(8, '0');
}

export const slipFeatureCode: Rule = (books) =>
  // What a relay made of the answer is in no book.
  (books.relayed ? [] : papersOf(books)).flatMap((paper) => {
    const wanted = featureCodeOf(paper);
    const found = paper.printed.figures('feature-code');
    if (wanted === null || found.every((each) => each === wanted)) return [];
    const slip = slipWords(paper);
    const printed = found.join(', ');
    return [
      {
        requirement: 'GUIDE-P-LKL-3',
        clause: 'GUIDE-P-LKL-3.2',
        text: {
          en: `wrong feature code: ${slip.en} says ${printed}, settlement date (field 15) and reference (field 37) of its answer make ${wanted}`,
          zh: `交易特征码不符：${slip.zh}印有 ${printed}，按应答的清算日期（第 15 域）和参考号（第 37 域）应为 ${wanted}`,
        },
        expected: { en: wanted, zh: wanted },
        actual: { en: linesOf(paper), zh: linesOf(paper) },
      },
    ];
  });

// Of each copy of a payment's slip one is no reprint, and every further one says that it is, and was asked for (F-42).
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Books } from '../books.ts';
import { linesOf, type Paper, papersOf, slipWords } from '../paper.ts';
import type { Breach, Rule } from '../rule.ts';

/** How often a slip may have been asked for again; what paper or power interrupted comes again by itself. */
const askedFor = ({ chosen, paperOut, cuts }: Books): number =>
  paperOut || cuts > 0 ? Number.POSITIVE_INFINITY : (chosen.reprint ?? 0) + (chosen.query ?? 0);

const MARK = { en: 'a reprint mark', zh: '重打印标记' };
const NO_MARK = { en: 'no reprint mark', zh: '没有重打印标记' };

function breachOf(paper: Paper, kind: Bilingual, fault: Bilingual, expected: Bilingual): Breach {
  const words = slipWords(paper);
  return {
    requirement: 'GUIDE-B-FAQ-3f',
    clause: 'GUIDE-B-FAQ-3f.2',
    text: { en: `${kind.en}: ${words.en} ${fault.en}`, zh: `${kind.zh}：${words.zh}${fault.zh}` },
    expected,
    actual: { en: linesOf(paper), zh: linesOf(paper) },
  };
}

export const slipReprint: Rule = (books) => {
  const seen = new Map<string, number>();
  const most = askedFor(books);
  return papersOf(books).flatMap((paper): Breach[] => {
    const { slip, printed, entry } = paper;
    const marked = printed.says('reprint-mark');
    const name = entry === undefined ? null : `${slip.copy} ${entry.batch}/${entry.voucher}`;
    const before = name === null ? 0 : (seen.get(name) ?? 0);
    const again = slip.reprint || before > 0;
    if (name !== null) seen.set(name, before + 1);
    if (marked !== again) {
      const fault = again
        ? { en: 'was issued before, and does not say so', zh: '是重复出具的，但没有重打印标记' }
        : { en: 'is the first, and says that it is a reprint', zh: '是首次出具的，却有重打印标记' };
      return [breachOf(paper, { en: 'reprint not told', zh: '重打印标记不符' }, fault, again ? MARK : NO_MARK)];
    }
    if (before <= most) return [];
    const times = { en: `${most} reprints`, zh: `${most} 次重打印` };
    return [
      breachOf(
        paper,
        { en: 'printed too often', zh: '重复出具' },
        {
          en: `came ${before + 1} times, and was asked for again ${most} times`,
          zh: `出具了 ${before + 1} 次，只要求重打印 ${most} 次`,
        },
        times,
      ),
    ];
  });
};

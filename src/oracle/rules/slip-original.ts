// The slip of a void, refund or completion says which payment it belongs to, and says it right.
import type { Bilingual } from '../../definitions/evidence.ts';
import type { FigureName } from '../../slips/read.ts';
import type { Books, HostTransaction } from '../books.ts';
import { originalOf } from '../lookup.ts';
import { linesOf, type Paper, papersOf, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';

const NAMES = {
  'original-voucher': { en: 'original voucher', zh: '原凭证号' },
  'original-reference': { en: 'original reference', zh: '原参考号' },
  'original-date': { en: 'original date', zh: '原交易日期' },
} as const satisfies Partial<Record<FigureName, Bilingual>>;
type Name = keyof typeof NAMES;

/** A payment of an earlier batch or of another terminal that is named by its authorisation code alone: its voucher and reference are not known here. */
const onlyByCode = ({ transactions }: Books, { exchange, transaction }: Paper, original: HostTransaction): boolean =>
  (original.batch !== transaction?.batch || !transactions.includes(original)) &&
  exchange?.request?.fields['37'] === undefined &&
  exchange?.request?.fields['38'] !== undefined;

export const slipOriginal: Rule = (books) =>
  papersOf(books).flatMap((paper) => {
    const { transaction, printed } = paper;
    const original = transaction && originalOf(books, transaction);
    if (original === undefined) return [];
    const right: Record<Name, string | undefined> = {
      'original-voucher': original.stan,
      'original-reference': original.reference,
      'original-date': original.at?.slice(5, 10).replace('-', ''),
    };
    const found = (name: Name) => printed.figures(name);
    const wrong = (Object.keys(NAMES) as Name[]).filter((name) =>
      found(name).some((each) => right[name] !== undefined && each !== right[name]),
    );
    const named = found('original-voucher').length + found('original-reference').length > 0;
    if ((named || onlyByCode(books, paper, original)) && wrong.length === 0) return [];
    const slip = slipWords(paper);
    const told = (key: 'en' | 'zh') =>
      wrong.length === 0
        ? { en: 'names no original', zh: '没有印出原交易' }[key]
        : wrong.map((name) => `${NAMES[name][key]} ${found(name).join(', ')}`).join(', ');
    const expected = (key: 'en' | 'zh') =>
      (wrong.length === 0 ? (['original-voucher'] as const) : wrong)
        .map((name) => `${NAMES[name][key]} ${right[name]}`)
        .join(', ');
    return [
      {
        requirement: 'GUIDE-B-FAQ-5i',
        text: {
          en: `wrong original on the slip: ${slip.en} ${wrong.length === 0 ? told('en') : `says ${told('en')}`}, it is ${expected('en')}`,
          zh: `签购单原交易不符：${slip.zh}${wrong.length === 0 ? told('zh') : `印有${told('zh')}`}，应为${expected('zh')}`,
        },
        expected: { en: expected('en'), zh: expected('zh') },
        actual: wrong.length === 0 ? { en: linesOf(paper), zh: linesOf(paper) } : { en: told('en'), zh: told('zh') },
      },
    ];
  });

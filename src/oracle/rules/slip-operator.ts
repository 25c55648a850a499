// A sales slip says who was signed in when its payment was made, as field 63 of the sign-in told the host.
import type { Books } from '../books.ts';
import { linesOf, type Paper, papersOf, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';

/** The operator of the last sign-in before the payment; undefined when the trace has none. */
function operatorOf({ exchanges }: Books, { exchange }: Paper): string | undefined {
  if (exchange === undefined) return undefined;
  const signIn = exchanges.findLast(
    ({ transaction, sequence, request }) =>
      transaction === 'sign-in' && sequence < exchange.sequence && request?.fields['63'] !== undefined,
  );
  return signIn?.request?.fields['63']?.trim();
}

export const slipOperator: Rule = (books) =>
  papersOf(books).flatMap((paper) => {
    const operator = operatorOf(books, paper);
    const found = paper.printed.figures('operator');
    if (operator === undefined || (found.length === 1 && found[0] === operator)) return [];
    const slip = slipWords(paper);
    return [
      {
        requirement: 'GUIDE-A-STEP-6e',
        clause: 'GUIDE-A-STEP-6e.1',
        text: {
          en: `operator not on the slip: ${slip.en} does not say operator ${operator}, who was signed in`,
          zh: `签购单没有操作员：${slip.zh}没有印出签到的操作员号 ${operator}`,
        },
        expected: { en: `operator ${operator}`, zh: `操作员号 ${operator}` },
        actual:
          found.length === 0
            ? { en: linesOf(paper), zh: linesOf(paper) }
            : { en: `operator ${found.join(', ')}`, zh: `操作员号 ${found.join('、')}` },
      },
    ];
  });

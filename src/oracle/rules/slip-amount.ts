// A sales slip says in its printed lines the amount of its payment, once or more often, and no other.
import { papersOf, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';
import { amount, cny, listEn, listZh, yuan } from '../words.ts';

export const slipAmount: Rule = (books) =>
  papersOf(books).flatMap((paper) => {
    const { printed, entry } = paper;
    if (entry === undefined) return [];
    const printedMinor = printed.figures('amount').map(Number);
    if (printedMinor.length > 0 && printedMinor.every((each) => each === entry.amountMinor)) return [];
    const slip = slipWords(paper);
    const none = { en: 'no amount behind a label of the table of words', zh: '没有带标签的金额' };
    const found = {
      en: printedMinor.length === 0 ? none.en : listEn(printedMinor.map(cny)),
      zh: printedMinor.length === 0 ? none.zh : listZh(printedMinor.map(yuan)),
    };
    return [
      {
        requirement: 'GUIDE-S-STEP-5a',
        clause: 'GUIDE-S-STEP-5a.4',
        text: {
          en: `wrong amount on the slip: ${slip.en} says ${found.en}, the payment is of ${cny(entry.amountMinor)}`,
          zh: `签购单金额不符：${slip.zh}印有${found.zh}，交易金额为 ${yuan(entry.amountMinor)}`,
        },
        expected: amount(entry.amountMinor),
        actual: found,
      },
    ];
  });

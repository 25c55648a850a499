// A sales slip is of a payment that was approved.
import { papersOf, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';
import { stateName } from '../words.ts';

export const slipOfApproval: Rule = (books) =>
  papersOf(books).flatMap((paper) => {
    const { entry } = paper;
    if (entry === undefined || entry.status === 'approved' || entry.status === 'voided') return [];
    const [slip, state] = [slipWords(paper), stateName(entry.status)];
    return [
      {
        requirement: 'GUIDE-S-STEP-4d',
        clause: entry.status === 'declined' ? 'GUIDE-S-STEP-4d.1' : 'GUIDE-S-STEP-4d.2',
        text: {
          en: `slip without a payment: ${slip.en} was issued, but the terminal holds the payment as ${state.en}`,
          zh: `无成功交易的签购单：已出具${slip.zh}，但终端记该交易为${state.zh}`,
        },
        expected: { en: 'no sales slip', zh: '不出具签购单' },
        actual: { en: 'a sales slip', zh: '出具了签购单' },
      },
    ];
  });

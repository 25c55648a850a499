// Each copy says whose it is; only that of the cardholder is given away, and nobody signs on it (F-42). Where the slip is electronic, none comes on paper.
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Books } from '../books.ts';
import { linesOf, type Paper, papersOf, slipWords } from '../paper.ts';
import type { Breach, Rule } from '../rule.ts';

const MARKS = { merchant: 'merchant-copy', cardholder: 'cardholder-copy' } as const;
const NAMES = {
  merchant: { en: '"Merchant copy"', zh: '“商户存根”' },
  cardholder: { en: '"Cardholder copy"', zh: '“持卡人存根”' },
} as const satisfies Record<keyof typeof MARKS, Bilingual>;

type Fault = { requirement: string; clause?: string; expected: Bilingual; en: string; zh: string };

/** Whoever signs accepts the charge, on paper or on the screen. */
function unaccepted(printed: Paper['printed']): Fault | null {
  if (!printed.says('signature-line') || printed.says('acknowledgement')) return null;
  const sentence = { en: 'the sentence by which the cardholder accepts the charge', zh: '持卡人确认交易的文字' };
  return {
    requirement: 'GUIDE-A-STEP-6d',
    clause: 'GUIDE-A-STEP-6d.2',
    expected: sentence,
    en: `lacks ${sentence.en}`,
    zh: `没有${sentence.zh}`,
  };
}

function faultOf({ slip, printed }: Paper, { receipt }: Books['setting']): Fault | null {
  const copy = slip.copy as keyof typeof MARKS;
  if (!Object.hasOwn(MARKS, copy)) return unaccepted(printed);
  if (receipt === 'electronic')
    return {
      requirement: 'GUIDE-P-LKL-3',
      clause: 'GUIDE-P-LKL-3.2',
      expected: { en: 'one electronic slip and no paper', zh: '只出具一份电子签购单，不打印' },
      en: 'came on paper, though the slip is to be electronic (profile.receipt)',
      zh: '为纸质联，而签购单应为电子的（profile.receipt）',
    };
  const other = copy === 'merchant' ? 'cardholder' : 'merchant';
  const requirement = 'GUIDE-S-STEP-6b';
  if (printed.says(MARKS[other]))
    return { requirement, expected: NAMES[copy], en: `says ${NAMES[other].en}`, zh: `印有${NAMES[other].zh}` };
  if (!printed.says(MARKS[copy]))
    return { requirement, expected: NAMES[copy], en: 'does not say whose copy it is', zh: '没有印明是哪一联' };
  const none = { en: 'no signature line', zh: '没有签名栏' };
  if (copy === 'cardholder' && printed.says('signature-line'))
    return { requirement, expected: none, en: 'has a signature line', zh: '有签名栏' };
  return unaccepted(printed);
}

export const slipCopy: Rule = (books) =>
  papersOf(books).flatMap((paper): Breach[] => {
    const fault = faultOf(paper, books.setting);
    if (fault === null) return [];
    const slip = slipWords(paper);
    return [
      {
        requirement: fault.requirement,
        ...(fault.clause === undefined ? {} : { clause: fault.clause }),
        text: { en: `wrong copy: ${slip.en} ${fault.en}`, zh: `签购单联次不符：${slip.zh}${fault.zh}` },
        expected: fault.expected,
        actual: { en: linesOf(paper), zh: linesOf(paper) },
      },
    ];
  });

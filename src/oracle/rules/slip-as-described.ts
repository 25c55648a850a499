// What the adapter says of a slip (`elements`, `signatureLine`) is what is printed: neither stands for the other.
import type { FigureName } from '../../slips/read.ts';
import { linesOf, type Paper, papersOf, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';

/** Elements that are read off the paper as figures, and the label that each stands behind. */
const FIGURES = {
  amountMinor: 'amount',
  voucher: 'voucher',
  batch: 'batch',
  reference: 'reference',
  authorisationCode: 'authorisation-code',
  operator: 'operator',
  originalVoucher: 'original-voucher',
  originalReference: 'original-reference',
  originalDate: 'original-date',
  featureCode: 'feature-code',
} as const satisfies Record<string, FigureName>;
/** Elements whose text has to stand somewhere on the paper. */
const TEXTS = [
  ...['title', 'merchantName', 'merchantId', 'terminalId', 'issuer', 'acquirer'],
  ...['transaction', 'dateTime', 'applicationId'],
];

/** Members of the description that the paper contradicts, with what it says instead. */
function contradictions({ slip, printed }: Paper): string[] {
  const { elements = {} } = slip;
  const figures = Object.entries(FIGURES).flatMap(([name, label]) => {
    const told = String(elements[name] ?? '').trim();
    const found = printed.figures(label);
    const agree = told === '' ? found.length === 0 : found.length > 0 && found.every((each) => each === told);
    return agree || slip.elements === undefined ? [] : [`${name} ${told || '–'} ≠ ${found.join(', ') || '–'}`];
  });
  const texts = TEXTS.filter((name) => elements[name] !== undefined && !printed.shows(String(elements[name]).trim()));
  const signature = printed.says('signature-line');
  return [
    ...figures,
    ...texts.map((name) => `${name} ${elements[name]} ≠ –`),
    ...(signature === slip.signatureLine ? [] : [`signatureLine ${slip.signatureLine} ≠ ${signature}`]),
  ];
}

export const slipAsDescribed: Rule = (books) =>
  papersOf(books).flatMap((paper) => {
    const wrong = contradictions(paper);
    if (wrong.length === 0) return [];
    const slip = slipWords(paper);
    return [
      {
        requirement: 'GUIDE-A-STEP-6b',
        text: {
          en: `the adapter's description contradicts the paper: ${slip.en}, described ≠ printed: ${wrong.join('; ')}`,
          zh: `适配器的描述与纸面不符：${slip.zh}，描述 ≠ 印出：${wrong.join('；')}`,
        },
        expected: { en: 'elements and signatureLine as printed', zh: 'elements 和 signatureLine 与印出的一致' },
        actual: { en: linesOf(paper), zh: linesOf(paper) },
      },
    ];
  });

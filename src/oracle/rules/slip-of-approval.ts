// A sales slip is of a payment that was approved, and does not say the opposite.
import { saysWords, TERMS, wordingsOf } from '../../definitions/glossary.ts';
import { type Paper, papersOf, slipWords } from '../paper.ts';
import type { Breach, Rule } from '../rule.ts';
import { stateName } from '../words.ts';

const DECLINED = TERMS.screen.declined;
const { en, zh } = wordingsOf(DECLINED);
const REFUSALS = [...en, ...zh];
/** What printers draw around a word. */
const ORNAMENTS = /[*=#_~-]+/g;

export const slipOfApproval: Rule = (books) =>
  papersOf(books).flatMap((paper): Breach[] => {
    const { entry } = paper;
    if (entry === undefined) return [];
    if (entry.status === 'approved' || entry.status === 'voided') return opposite(paper);
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

/** The words of a refusal, as a clause of their own, on the slip of an approval. */
function opposite(paper: Paper): Breach[] {
  const { lines } = paper.printed;
  const said = lines.find((line) => saysWords(REFUSALS, [line.replaceAll(ORNAMENTS, ' ').trim()]));
  if (said === undefined) return [];
  const slip = slipWords(paper);
  return [
    {
      requirement: 'GUIDE-A-STEP-6b',
      text: {
        en: `slip that says the opposite: ${slip.en} says "${said}", but the payment was approved`,
        zh: `签购单内容相反：${slip.zh}印有“${said}”，但交易已成功`,
      },
      expected: { en: `no "${DECLINED.en}"`, zh: `没有“${DECLINED.zh}”` },
      actual: { en: said, zh: said },
    },
  ];
}

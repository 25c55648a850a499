// A slip says that a payment went without PIN or signature only where it did: the phrase is what a later dispute goes by (F-43).
import type { Bilingual } from '../../definitions/evidence.ts';
import { linesOf, type Paper, papersOf, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';

/** What the phrase of the slip contradicts; null where it contradicts nothing. */
function contradicted({ printed, exchange }: Paper): { says: Bilingual; though: Bilingual } | null {
  if (printed.says('pin-free') && exchange?.request?.fields['52'] !== undefined)
    return {
      says: { en: 'that it was PIN-free', zh: '免密' },
      though: { en: 'its request carried a PIN', zh: '请求中带有密码' },
    };
  const free = printed.says('signature-free') || printed.says('pin-and-signature-free');
  if (free && printed.says('signature-line'))
    return {
      says: { en: 'that no signature was needed', zh: '免签' },
      though: { en: 'it has a line to sign', zh: '印有签名栏' },
    };
  return null;
}

export const slipWaiver: Rule = (books) =>
  papersOf(books).flatMap((paper) => {
    const found = contradicted(paper);
    if (found === null) return [];
    const { says, though } = found;
    const slip = slipWords(paper);
    return [
      {
        requirement: 'GUIDE-A-FAQ-1f',
        text: {
          en: `wrong waiver: ${slip.en} says ${says.en}, and ${though.en}`,
          zh: `免密免签说明不符：${slip.zh}印有“${says.zh}”，而${though.zh}`,
        },
        expected: { en: `no such phrase, as ${though.en}`, zh: `没有此说明（${though.zh}）` },
        actual: { en: linesOf(paper), zh: linesOf(paper) },
      },
    ];
  });

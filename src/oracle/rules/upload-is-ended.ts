// A settlement that is called done had totals that agree, or its upload was ended (F-33, F-34).
import type { Bilingual } from '../../definitions/evidence.ts';
import { requestsOf } from '../requests.ts';
import type { Rule } from '../rule.ts';
import { transactionName } from '../words.ts';

/** Results of both halves in field 48 of the answer; a figure that looks like a card number by chance is masked. */
const BALANCED = /^.{30}[1*].{30}[1*]$/;
const NAME = transactionName('settlement');
const ENDED: Bilingual = { en: 'totals that agree, or the end of an upload', zh: '总额相符，或批上送结束报文' };

export const uploadIsEnded: Rule = (books) => {
  const done = books.results.filter(
    ({ function: name, outcome }) => name === 'settlement' && outcome === 'done',
  ).length;
  if (done === 0) return [];
  const closed = requestsOf(books).filter(
    ({ type, exchange: { answer } }) =>
      type === 'batch-upload-end' || (type === 'settlement' && BALANCED.test(answer?.fields['48'] ?? '')),
  ).length;
  if (done <= closed) return [];
  return [
    {
      requirement: 'GUIDE-P-SFT-5',
      text: {
        en: `upload without an end: a ${NAME.en} is called done though its totals did not agree and no end of the upload was sent`,
        zh: `批上送未结束：${NAME.zh}报为完成，但总额不符且没有发送批上送结束报文`,
      },
      expected: ENDED,
      actual: { en: 'neither', zh: '均无' },
    },
  ];
};

// 60.2 is the batch that the last sign-in told, or the one after it when that batch was settled since; a reversal has that of its transaction.

import { batchNumberOf } from '../../definitions/field-60.ts';
import type { Books } from '../books.ts';
import { isHidden, isOfCard, requestsOf, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

const LAST = 999_998;
const next = (batch: string) => String(batch === String(LAST) ? 1 : Number(batch) + 1).padStart(6, '0');

/** Batches that may be in force after this exchange, those before it given. */
function afterwards(
  may: readonly string[],
  { transaction, answer, code }: Books['exchanges'][number],
): readonly string[] {
  const told = batchNumberOf(answer?.fields['60']);
  if (transaction === 'sign-in' && code === '00' && told !== undefined && !isHidden(told)) return [told, ...may];
  // Whether an upload is through the terminal alone knows; until a sign-in both may be meant.
  if (transaction === 'settlement' || transaction?.startsWith('batch-upload'))
    return [...new Set([...may, ...may.map(next)])];
  return may;
}

export const batchInForce: Rule = (books) => {
  let may: readonly string[] = [];
  const requests = new Map(requestsOf(books).map((request) => [request.exchange, request]));
  return books.exchanges.flatMap((exchange) => {
    const request = requests.get(exchange);
    const allowed = may;
    may = afterwards(may, exchange);
    if (request === undefined || !isOfCard(request) || allowed.length === 0) return [];
    if (allowed.includes(request.batch ?? '') || isHidden(request.batch)) return [];
    const words = sentWords(request);
    const found = request.batch ?? '–';
    return [
      {
        requirement: 'GUIDE-A-STEP-1d',
        text: {
          en: `wrong batch: ${words.en} says batch ${found}, the POS centre told ${allowed[0]}`,
          zh: `批次号不符：${words.zh}的批次号为 ${found}，POS中心下发的是 ${allowed[0]}`,
        },
        expected: { en: allowed[0]!, zh: allowed[0]! },
        actual: { en: found, zh: found },
      },
    ];
  });
};

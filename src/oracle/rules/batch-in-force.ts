// 60.2 is the batch that the last sign-in told, or the one after it when that batch was settled since; a reversal has that of its transaction. Before the
// first sign-in there is none.

import { batchNumberOf } from '../../definitions/field-60.ts';
import type { Books } from '../books.ts';
import { isHidden, requestsOf, type Sent, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

const LAST = 999_998;
const next = (batch: string) => String(batch === String(LAST) ? 1 : Number(batch) + 1).padStart(6, '0');

/** Batches that may be in force; null as long as no sign-in has told one, none where it is not known which. */
type InForce = readonly string[] | null;

/** The same after this exchange. */
function afterwards(may: InForce, { transaction, answer, code }: Books['exchanges'][number]): InForce {
  const told = batchNumberOf(answer?.fields['60']);
  if (transaction === 'sign-in' && code === '00')
    return told === undefined || isHidden(told) ? (may ?? []) : [told, ...(may ?? [])];
  if (may === null) return null;
  // Whether an upload is through the terminal alone knows; until a sign-in both may be meant.
  if (transaction === 'settlement' || transaction?.startsWith('batch-upload'))
    return [...new Set([...may, ...may.map(next)])];
  return may;
}

/** Messages that have the batch of the transaction that they are about. */
const OF_ANOTHER: readonly (string | null)[] = ['reversal', 'e-signature', 'e-signature-part'];
/** What a terminal says that has no batch, or none any more. */
const NONE = '000000';
/** Messages that go out without a sign-in. */
const UNSIGNED: readonly (string | null)[] = [
  'sign-in',
  'echo-test',
  'parameter-download',
  'parameter-download-end',
  'terminal-state',
];

function mayBe({ type }: Sent, may: InForce): readonly string[] {
  if (type === null || OF_ANOTHER.includes(type)) return [];
  if (may === null) return UNSIGNED.includes(type) ? [NONE] : [];
  return UNSIGNED.includes(type) && may.length > 0 ? [...may, NONE] : may;
}

export const batchInForce: Rule = (books) => {
  let may: InForce = null;
  const requests = new Map(requestsOf(books).map((request) => [request.exchange, request]));
  return books.exchanges.flatMap((exchange) => {
    const request = requests.get(exchange);
    const allowed = request === undefined ? [] : mayBe(request, may);
    may = afterwards(may, exchange);
    if (request === undefined || allowed.length === 0) return [];
    if (allowed.includes(request.batch ?? '') || isHidden(request.batch)) return [];
    const words = sentWords(request);
    const found = request.batch ?? '–';
    const isFirst = allowed[0] === NONE;
    return [
      {
        requirement: 'GUIDE-A-STEP-1d',
        clause: 'GUIDE-A-STEP-1d.2',
        text: {
          en: `wrong batch: ${words.en} says batch ${found}, the POS centre told ${isFirst ? 'none yet' : allowed[0]}`,
          zh: `批次号不符：${words.zh}的批次号为 ${found}，POS中心${isFirst ? '尚未下发' : `下发的是 ${allowed[0]}`}`,
        },
        expected: { en: allowed[0]!, zh: allowed[0]! },
        actual: { en: found, zh: found },
      },
    ];
  });
};

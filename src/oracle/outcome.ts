// Why the terminal did not know the outcome of a payment, and what it did about it, told from the exchanges.
import type { Bilingual } from '../definitions/evidence.ts';
import type { Books, Exchange } from './books.ts';
import { exchangesOf, queriesOf } from './lookup.ts';
import { FAULT_WORDS } from './words.ts';

/** "the answer to 000007 was lost after commit and no reversal was sent" (or, by code, "the host was not asked about it"), in both languages. */
export function outcomeWords(books: Books, payment: { voucher: string; batch: string }): Bilingual {
  const exchanges = exchangesOf(books, payment);
  const request = exchanges.find((exchange) => exchange.request?.mti !== '0400');
  const answer = answerWords(request, payment.voucher);
  const byCode = request?.request?.fields['22']?.startsWith('03') === true && request.request.fields['3'] === '000000';
  const reversal = byCode
    ? queryWords(queriesOf(books, payment))
    : reversalWords(
        exchanges.filter((exchange) => exchange.request?.mti === '0400'),
        strayReversal(books, request),
      );
  return { en: `${answer.en} and ${reversal.en}`, zh: `${answer.zh}，且${reversal.zh}` };
}

function answerWords(exchange: Exchange | undefined, voucher: string): Bilingual {
  const subject = { en: `the answer to ${voucher}`, zh: `${voucher} 的应答` };
  if (!exchange) return { en: `no request of ${voucher} is in the trace`, zh: `报文记录中没有 ${voucher} 的请求` };
  const fault = (FAULT_WORDS as Record<string, Bilingual | undefined>)[exchange.fault ?? ''];
  if (fault) return { en: `${subject.en} ${fault.en}`, zh: `${subject.zh}${fault.zh}` };
  if (exchange.answer === null) return { en: `${subject.en} was lost after commit`, zh: `${subject.zh}在入账后丢失` };
  const code = exchange.answer.fields['39'] ?? exchange.code ?? '??';
  return { en: `${subject.en} was ${code}`, zh: `${subject.zh}为 ${code}` };
}

function queryWords(queries: readonly Exchange[]): Bilingual {
  if (queries.length === 0) return { en: 'the host was not asked about it', zh: '未查询其结果' };
  if (queries.at(-1)?.answer == null) return { en: 'its query had no answer', zh: '其查询没有应答' };
  return { en: 'its query was answered', zh: '其查询已有应答' };
}

/** STAN of a reversal that repeats the request but for its STAN, which no request had; undefined when there is none. */
function strayReversal({ exchanges }: Books, lost: Exchange | undefined): string | undefined {
  const stansOf = (reversals: boolean) =>
    exchanges
      .filter(({ request }) => (request?.mti === '0400') === reversals)
      .map(({ request }) => request?.fields ?? {});
  const requested = new Set(stansOf(false).map((fields) => fields['11']));
  const same = ['2', '3', '4', '41'] as const;
  return stansOf(true).find(
    (fields) => !requested.has(fields['11']) && same.every((field) => fields[field] === lost?.request?.fields[field]),
  )?.['11'];
}

function reversalWords(reversals: readonly Exchange[], stray: string | undefined): Bilingual {
  if (reversals.length === 0 && stray !== undefined)
    return {
      en: `its reversal was sent under another STAN, ${stray}, which names no payment`,
      zh: `其冲正用了另一个流水号 ${stray}，该号没有对应的交易`,
    };
  if (reversals.length === 0) return { en: 'no reversal was sent', zh: '未发送冲正' };
  const last = reversals.at(-1)!;
  if (!last.committed) return { en: 'the host did not carry out its reversal', zh: '主机未执行其冲正' };
  return { en: 'its reversal was carried out', zh: '其冲正已执行' };
}

// The terminal holds a payment as approved only on an approving answer that belongs to its own request (F-17, F-22), or to the query of a
// payment by code (F-56).

import type { Bilingual } from '../../definitions/evidence.ts';
import { QR_RESULTS } from '../../definitions/payment-code.ts';
import { isApproval } from '../../definitions/response-codes.ts';
import type { Exchange, JournalEntry } from '../books.ts';
import { exchangesOf, heldApproved, isByCode, queriesOf } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { cny, FAULT_WORDS, transactionName, yuan } from '../words.ts';

export const approvalHasAnswer: Rule = (books) =>
  heldApproved(books).flatMap((entry) => {
    const exchanges = exchangesOf(books, entry).filter((exchange) => exchange.request?.mti !== '0400');
    if (exchanges.length === 0 || exchanges.some((exchange) => mismatch(exchange) === null)) return [];
    if (isByCode(entry) && queriesOf(books, entry).some((query) => saysPaid(query, entry))) return [];
    const last = exchanges.at(-1)!;
    const reason = mismatch(last)!;
    const words = faultWords(last) ?? { en: `did not match: ${reason.en}`, zh: `不匹配：${reason.zh}` };
    const name = transactionName(entry.function);
    return [
      {
        requirement: 'GUIDE-A-STEP-5d',
        text: {
          en: `approved on the wrong answer: the ${name.en} ${entry.voucher} of ${cny(entry.amountMinor)} is held as approved although its answer ${words.en}`,
          zh: `错误应答被当作成功：凭证号 ${entry.voucher} 的${name.zh} ${yuan(entry.amountMinor)} 被记为成功，但其应答${words.zh}`,
        },
        expected: {
          en: `an approving answer to voucher ${entry.voucher}`,
          zh: `凭证号 ${entry.voucher} 的成功应答`,
        },
        actual: reason,
      },
    ];
  });

/** Why an answer does not approve its request; null when it does. */
function mismatch({ request, answer, fault }: Exchange): Bilingual | null {
  if (!request || !answer) return { en: 'no answer', zh: '无应答' };
  const mti =
    request.mti.slice(0, 2) +
    String(Number(request.mti[2]) + 1) +
    (request.mti.endsWith('1') ? '0' : request.mti.slice(3));
  if (answer.mti !== mti) {
    return { en: `message type ${answer.mti} instead of ${mti}`, zh: `报文类型为 ${answer.mti}，应为 ${mti}` };
  }
  const code = answer.fields['39'] ?? '';
  if (!isApproval(code)) return { en: `response code ${code || 'absent'}`, zh: `应答码${code ? ` ${code}` : '缺失'}` };
  if (fault === 'wrong-mac') return { en: 'wrong MAC', zh: 'MAC 校验错' };
  const echoed = code === '10' ? ['3', '11', '41'] : ['3', '4', '11', '41'];
  for (const field of echoed) {
    const [sent, got] = [request.fields[field], answer.fields[field]];
    if (sent !== undefined && got !== undefined && sent !== got) {
      return { en: `field ${field}: sent ${sent}, got ${got}`, zh: `第 ${field} 域：发送 ${sent}，收到 ${got}` };
    }
  }
  return null;
}

/** The answer to a query says that the payment was made, over the amount that the terminal holds. */
function saysPaid(query: Exchange, { amountMinor }: JournalEntry): boolean {
  const fields = query.answer?.fields ?? {};
  return mismatch(query) === null && fields['48'] === QR_RESULTS.approved && Number(fields['4']) === amountMinor;
}

function faultWords(exchange: Exchange): Bilingual | undefined {
  return exchange.fault === null ? undefined : (FAULT_WORDS as Record<string, Bilingual>)[exchange.fault];
}

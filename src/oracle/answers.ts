// What a terminal must have checked of an answer before it takes it for one (F-15, F-17).
import type { Bilingual } from '../definitions/evidence.ts';
import { APPROVED_CODES } from '../definitions/response-codes.ts';
import { TRANSACTIONS, type TransactionDefinition, transactionTypeOf } from '../definitions/transactions.ts';
import type { Exchange } from './books.ts';

const ECHOED = ['3', '4', '11', '41', '42'];
/** A part of the amount may be approved, and never more than all of it. */
const PARTIAL = '10';
const isPartOf = (part: string | undefined, whole: string) => part !== undefined && Number(part) > 0 && part <= whole;

/** Why an answer must not be taken with one of these codes for its request; null when it may. */
export function acceptedBy(
  { request, answer, fault }: Exchange,
  codes: readonly string[] = APPROVED_CODES,
): Bilingual | null {
  if (!request || !answer) return { en: 'no answer', zh: '无应答' };
  const mti =
    request.mti.slice(0, 2) +
    String(Number(request.mti[2]) + 1) +
    (request.mti.endsWith('1') ? '0' : request.mti.slice(3));
  if (answer.mti !== mti) {
    return { en: `message type ${answer.mti} instead of ${mti}`, zh: `报文类型为 ${answer.mti}，应为 ${mti}` };
  }
  const code = answer.fields['39'] ?? '';
  if (!codes.includes(code))
    return { en: `response code ${code || 'absent'}`, zh: `应答码${code ? ` ${code}` : '缺失'}` };
  if (fault === 'wrong-status') return { en: 'HTTP status 500', zh: 'HTTP状态码为500' };
  if (fault === 'wrong-mac') return { en: 'wrong MAC', zh: 'MAC 校验错' };
  for (const field of ECHOED) {
    const [sent, got] = [request.fields[field], answer.fields[field]];
    if (sent === undefined || sent === got || (field === '4' && code === PARTIAL && isPartOf(got, sent))) continue;
    return {
      en: `field ${field}: sent ${sent}, got ${got ?? 'none'}`,
      zh: `第 ${field} 域：发送 ${sent}，收到 ${got ?? '无'}`,
    };
  }
  const type = transactionTypeOf(request);
  const row: TransactionDefinition | null = type === null ? null : TRANSACTIONS[type];
  if (row?.mac === true && answer.fields['64'] === undefined)
    return { en: 'no MAC (field 64)', zh: '没有 MAC（第 64 域）' };
  return null;
}

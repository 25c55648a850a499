// What each answer code (field 39) means, what the terminal does about it, and what the operator reads.
import type { ResponseCode, ResponseCodeRow } from './response-code.ts';
import { RESPONSE_CODE_ROWS } from './response-code-rows.ts';

const record = ([code, responseClass, action, category, contact, en, zh, textEn, textZh]: ResponseCodeRow) => ({
  code,
  class: responseClass,
  action,
  category,
  contact,
  en,
  zh,
  text: { en: textEn, zh: textZh },
});

/** Every known code. */
export const RESPONSE_CODES: Readonly<Record<string, ResponseCode>> = Object.fromEntries(
  RESPONSE_CODE_ROWS.map((row) => [row[0], record(row)]),
);

/** The only codes that are an approval: 00, 10 partial, 11 VIP, and the "defective successes" A2 A4 A5 A6 (F-22). */
export const APPROVED_CODES: readonly string[] = Object.values(RESPONSE_CODES)
  .filter((row) => row.class === 'A')
  .map((row) => row.code);

const APPROVALS: ReadonlySet<string> = new Set(APPROVED_CODES);

/** Whether something is approved with the code. */
export const isApproval = (code: string): boolean => APPROVALS.has(code);

/** The row of a code; an unknown code is a failure that shows itself, never an approval (F-23). */
export function responseCode(code: string): ResponseCode {
  const known = Object.hasOwn(RESPONSE_CODES, code) ? RESPONSE_CODES[code] : undefined;
  return (
    known ?? {
      code,
      class: 'C',
      action: 'decline',
      category: 'system',
      contact: null,
      en: 'Unknown answer code',
      zh: '未知应答码',
      text: { en: `Transaction failed [${code}]`, zh: `交易失败[${code}]` },
    }
  );
}

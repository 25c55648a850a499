// What each answer code (field 39) means, what the terminal does about it, and what the operator reads.
import { RESPONSE_CODE_ROWS } from './response-code-rows.ts';

/** A approved, B failed and may be tried again, C failed, D failed and the operator acts, E system fault (F-22). */
export type ResponseClass = 'A' | 'B' | 'C' | 'D' | 'E';

/** Everything a terminal can do about a code. `re-enter-pin`, `retry` and `retry-later` mean a new transaction, never a silent repeat. */
export const RESPONSE_ACTIONS = [
  'approve',
  'approve-partial',
  'approve-with-notice',
  'decline',
  'retain-card',
  'call-issuer',
  'call-acquirer',
  're-enter-pin',
  'retry',
  'retry-later',
  'sign-in',
  'use-chip',
  'reconcile',
] as const;
export type ResponseAction = (typeof RESPONSE_ACTIONS)[number];

/** Whose problem it is; texts of different categories never share their words. */
export const RESPONSE_CATEGORIES = [
  'approved',
  'card',
  'funds',
  'limit',
  'pin',
  'system',
  'security',
  'format',
  'merchant',
] as const;
export type ResponseCategory = (typeof RESPONSE_CATEGORIES)[number];

/** Whom the text tells the operator to call. */
export type ResponseContact = 'issuer' | 'acquirer' | null;

export type ResponseCode = {
  code: string;
  class: ResponseClass;
  action: ResponseAction;
  category: ResponseCategory;
  contact: ResponseContact;
  /** The meaning, for reports. */
  en: string;
  zh: string;
  /** The text on the operator's screen. */
  text: { en: string; zh: string };
};

/** A row of the table, in the order of `ResponseCode`. */
export type ResponseCodeRow = readonly [
  code: string,
  responseClass: ResponseClass,
  action: ResponseAction,
  category: ResponseCategory,
  contact: ResponseContact,
  en: string,
  zh: string,
  textEn: string,
  textZh: string,
];

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

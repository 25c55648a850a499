// The shape of an answer code: its class, what a terminal can do about it, and whose problem it is.

/** A approved, B failed and may be tried again, C failed, D failed and the operator acts, E system fault (F-22). */
type ResponseClass = 'A' | 'B' | 'C' | 'D' | 'E';

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
type ResponseCategory = (typeof RESPONSE_CATEGORIES)[number];

/** Whom the text tells the operator to call. */
type ResponseContact = 'issuer' | 'acquirer' | null;

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

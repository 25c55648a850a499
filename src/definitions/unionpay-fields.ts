// What the UnionPay POS dialect says more closely than ISO 8583 about the value of a field, as it stands in a message.

/** A narrower rule for one field: the pattern of its whole value, the largest length, and where the fact comes from. */
export type FieldNarrowing = { pattern: string; maxLength: number; source: string };

const MMDD = '(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])';

/** Applies to requests and answers alike. Binary values are upper-case hex, so 8 bytes are 16 characters. */
export const UNIONPAY_FIELDS = {
  2: { pattern: '^[0-9]{13,19}$', maxLength: 19, source: 'F-16' },
  11: { pattern: '^(?!000000)[0-9]{6}$', maxLength: 6, source: 'F-18' },
  12: { pattern: '^([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]$', maxLength: 6, source: 'F-06' },
  13: { pattern: `^${MMDD}$`, maxLength: 4, source: 'F-06' },
  14: { pattern: '^[0-9]{2}(0[1-9]|1[0-2])$', maxLength: 4, source: 'F-16' },
  15: { pattern: `^${MMDD}$`, maxLength: 4, source: 'F-39' },
  22: { pattern: '^(01|02|03|05|07|80|91|96|98)[12]$', maxLength: 3, source: 'F-12, F-13' },
  26: { pattern: '^(0[4-9]|1[0-2])$', maxLength: 2, source: 'F-14' },
  35: { pattern: '^[0-9A-F=]{13,37}$', maxLength: 37, source: 'F-03, F-14' },
  36: { pattern: '^[0-9A-F=]{13,104}$', maxLength: 104, source: 'F-03, F-14' },
  37: { pattern: '^[0-9A-Za-z]{12}$', maxLength: 12, source: 'F-20' },
  39: { pattern: '^[0-9A-Z]{2}$', maxLength: 2, source: 'F-22, F-24' },
  41: { pattern: '^[0-9A-Za-z]{8}$', maxLength: 8, source: 'F-67' },
  42: { pattern: '^[0-9A-Za-z]{15}$', maxLength: 15, source: 'F-67' },
  44: { pattern: '^[0-9A-Za-z ]{1,25}$', maxLength: 25, source: 'F-21' },
  48: { pattern: '^[0-9]{1,999}$', maxLength: 999, source: 'F-33, F-34' },
  53: { pattern: '^[012][063][01]0{13}$', maxLength: 16, source: 'F-14' },
  55: { pattern: '^([0-9A-F]{2}){1,255}$', maxLength: 510, source: 'F-03, F-16' },
  60: { pattern: '^[0-9]{11,17}$', maxLength: 17, source: 'F-10' },
  61: { pattern: '^[0-9]{12}([0-9]{4})?$', maxLength: 16, source: 'F-28, F-29' },
  62: { pattern: '^[^\\u0000-\\u001F]{1,1998}$', maxLength: 1998, source: 'F-05, F-38' },
  63: { pattern: '^[^\\u0000-\\u001F]{1,163}$', maxLength: 163, source: 'F-04, F-21' },
} as const satisfies Record<number, FieldNarrowing>;

/** What a request of one kind says more closely still about a field. */
export const REQUEST_NARROWINGS = {
  settlement: { 48: { pattern: '^([0-9]{30}0){2}$', maxLength: 62, source: 'F-33' } },
  'batch-upload': { 48: { pattern: '^0[1-8](0[01][0-9]{38}){1,8}$', maxLength: 322, source: 'F-34' } },
  'batch-upload-end': { 48: { pattern: '^[0-9]{4}$', maxLength: 4, source: 'F-34' } },
  'batch-upload-end-balanced': { 48: { pattern: '^[0-9]{4}$', maxLength: 4, source: 'F-34' } },
  'sign-in': { 63: { pattern: '^[0-9A-Za-z ]{3}$', maxLength: 3, source: 'F-04' } },
  refund: { 61: { pattern: '^[0-9]{16}$', maxLength: 16, source: 'F-29' } },
  'qr-query': { 61: { pattern: '^[0-9]{12}([0-9]{4})?$', maxLength: 16, source: 'F-28' } },
  'terminal-state': { 62: { pattern: '^0[01]$', maxLength: 2, source: 'F-09; the values are ours' } },
  reversal: { 39: { pattern: '^(98|96|A0|06)$', maxLength: 2, source: 'F-24' } },
} as const satisfies Record<string, Record<number, FieldNarrowing>>;

/** Values of 60.3 that a request may carry where the transaction table names one representative (F-04, F-38). */
export const NETWORK_CODES = {
  'sign-in': '00[134]',
  'e-signature': '8[0-9]{2}',
  'e-signature-part': '[89][0-9]{2}',
} as const satisfies Record<string, string>;

// What the UnionPay POS dialect says more closely than ISO 8583 about the value of a field, as it stands in a message.
import { bytes, digits, letters, matching, type Shape, spacedLetters, text } from './shape.ts';

/** Ways in which a card is read, the first two digits of field 22 (F-12). */
export const ENTRY_MODES = ['01', '02', '03', '05', '07', '80', '91', '96', '98'] as const;

const MMDD = '(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])';

/** Applies to requests and answers alike; each row ends with the fact that it rests on. */
const ROWS = {
  2: [digits(13, 19), 'F-16'],
  11: [matching('^(?!000000)[0-9]{6}$', 6, '000001 to 999999'), 'F-18'],
  12: [matching('^([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]$', 6, 'hhmmss'), 'F-06'],
  13: [matching(`^${MMDD}$`, 4, 'MMDD'), 'F-06'],
  14: [matching('^[0-9]{2}(0[1-9]|1[0-2])$', 4, 'YYMM'), 'F-16'],
  15: [matching(`^${MMDD}$`, 4, 'MMDD'), 'F-39'],
  22: [matching(`^(${ENTRY_MODES.join('|')})[12]$`, 3, 'how the card was read, then 1 or 2'), 'F-12, F-13'],
  26: [matching('^(0[4-9]|1[0-2])$', 2, '04 to 12'), 'F-14'],
  35: [matching('^[0-9A-F=]{13,37}$', 37, 'track 2, 13 to 37 characters'), 'F-03, F-14'],
  36: [matching('^[0-9A-F=]{13,104}$', 104, 'track 3, 13 to 104 characters'), 'F-03, F-14'],
  37: [letters(12), 'F-20'],
  38: [letters(6), 'F-30'],
  39: [matching('^[0-9A-Z]{2}$', 2, '2 letters or digits'), 'F-22, F-24'],
  41: [letters(8), 'F-67'],
  42: [letters(15), 'F-67'],
  44: [spacedLetters(1, 25), 'F-21'],
  48: [digits(1, 999), 'F-33, F-34'],
  53: [matching('^[012][063][01]0{13}$', 16, 'format, method and track of the PIN, then 13 zeros'), 'F-14'],
  55: [bytes(1, 255), 'F-03, F-16'],
  60: [digits(11, 17), 'F-10'],
  61: [matching('^[0-9]{12}([0-9]{4})?$', 16, 'batch and voucher, 12 digits, or with the date MMDD, 16'), 'F-28, F-29'],
  62: [text(1, 1998), 'F-05, F-38'],
  63: [text(1, 163), 'F-04, F-21'],
} as const satisfies Record<number, readonly [shape: Shape, source: string]>;

export const UNIONPAY_FIELDS: Readonly<Record<number, Shape>> = Object.fromEntries(
  Object.entries(ROWS).map(([number, [shape]]) => [number, shape]),
);

// How much a value looks like what its field holds: the evidence by which readings of the same bytes are told apart.
import { currencyOf } from '../../definitions/currencies.ts';
import { EMV_TAGS } from '../../definitions/emv-tags.ts';
import {
  ACCOUNT_TYPES,
  CONDITION_CODES,
  ENTRY_MODES,
  MANAGEMENT_CODES,
  PROCESSING_CODES,
} from '../../definitions/message-words.ts';
import { RESPONSE_CODES } from '../../definitions/response-codes.ts';
import type { FieldType } from '../../iso8583/dialect.ts';
import { CodecError } from '../../iso8583/errors.ts';
import { luhn } from '../../iso8583/mask.ts';
import { parseTlv } from '../../iso8583/tlv.ts';

/** Points for a value that is as it should be, and against one that is not; both positive, null when there is nothing to check. */
type Check = (value: string, mti: string) => number;

const has = (table: object, key: string) => Object.hasOwn(table, key);
const yes = (good: boolean, points: number, against: number) => (good ? points : -against);
const between = (text: string, from: number, to: number) => Number(text) >= from && Number(text) <= to;
const monthDay = (text: string) => between(text.slice(0, 2), 1, 12) && between(text.slice(2, 4), 1, 31);
const time = (text: string) =>
  between(text.slice(0, 2), 0, 23) && between(text.slice(2, 4), 0, 59) && between(text.slice(4, 6), 0, 59);
const is1993 = (mti: string) => mti.startsWith('1');
const digits = (value: string) => /^\d+$/.test(value);

/** One-byte text that a person could have typed; Chinese text counts too. */
function isReadable(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code < 0x20 || (code > 0x7e && code < 0x4e00) || code === 0xfffd) return false;
  }
  return true;
}

const readable = (points: number, against: number) => (value: string) =>
  value.length === 0 ? 0 : yes(isReadable(value), points, against);

function tlvPoints(value: string): number {
  if (!/^([\dA-F]{2})+$/i.test(value)) return -1;
  try {
    const objects = parseTlv(value, { padding: 'skip' });
    const known = objects.filter(({ tag }) => Object.hasOwn(EMV_TAGS, tag)).length;
    return known * 2 >= objects.length && objects.length > 0 ? 4 : 0;
  } catch (error) {
    if (error instanceof CodecError) return -2;
    throw error;
  }
}

/** Currencies of much trade. One digit pattern in six is a currency, so that the others say little. */
const USUAL_CURRENCIES = new Set(
  'AED AUD BRL CAD CHF CNY EUR GBP HKD IDR INR IRR JPY KRW MOP MYR PHP RUB SGD THB TND TRY TWD USD VND'.split(' '),
);

/** What is known of values by field number, in ISO 8583:1987 and (where it differs) 1993. */
const CHECKS: Readonly<Record<number, Check>> = {
  2: (value) => (/^\d{12,19}$/.test(value) ? yes(luhn(value), 3, 2) : -6),
  3: (value) =>
    yes(
      has(PROCESSING_CODES, value.slice(0, 2)) &&
        [value.slice(2, 4), value.slice(4, 6)].every((at) => has(ACCOUNT_TYPES, at)),
      2,
      has(PROCESSING_CODES, value.slice(0, 2)) ? 0 : 3,
    ),
  4: (value) => yes(/^0{2}\d{10}$/.test(value), 1, 2),
  7: (value) => yes(monthDay(value) && time(value.slice(4)), 3, 4),
  11: (value) => yes(digits(value) && value !== '000000', 0.5, 1),
  12: (value, mti) =>
    is1993(mti) ? yes(monthDay(value.slice(2)) && time(value.slice(6)), 3, 3) : yes(time(value), 2, 3),
  13: (value, mti) => (is1993(mti) ? yes(between(value.slice(2), 1, 12), 1, 2) : yes(monthDay(value), 2, 3)),
  14: (value) => yes(between(value.slice(2), 1, 12), 2, value === '0000' ? 0 : 2),
  15: (value, mti) => yes(monthDay(is1993(mti) ? value.slice(2) : value), 1, value === '0000' ? 0 : 2),
  17: (value) => yes(monthDay(value), 1, 2),
  22: (value, mti) =>
    is1993(mti) ? yes(/^[\dA-Z]{12}$/i.test(value), 1, 3) : yes(has(ENTRY_MODES, value.slice(0, 2)), 2, 2),
  25: (value, mti) => (is1993(mti) ? 0 : yes(has(CONDITION_CODES, value), 1, 1)),
  26: (value, mti) => (is1993(mti) ? 0 : yes(between(value, 4, 12), 1, 1)),
  35: (value) => (/^\d{12,19}[=D]\d{7}/.test(value) ? 3 : yes(/^\d{12,19}[=D]/.test(value), 1, 3)),
  37: (value) => yes(/^[\dA-Za-z ]{12}$/.test(value), 2, 5),
  38: (value) => (/^[\dA-Za-z]{6}$/.test(value) ? 1 : yes(/^[\dA-Za-z ]{6}$/.test(value), 0, 4)),
  39: (value, mti) =>
    is1993(mti)
      ? yes(/^\d{3}$/.test(value), 1, 4)
      : has(RESPONSE_CODES, value)
        ? 2
        : yes(/^[\dA-Z]{2}$/.test(value), 0, 5),
  41: (value) =>
    yes(/^[\x21-\x7e][\x20-\x7e]{7}$/.test(value), 2, value.startsWith(' ') && value.trim() !== '' ? 1 : 5),
  42: (value) => {
    if (!/^[\x20-\x7e]{15}$/.test(value) || value.trim() === '') return -5;
    if (value.startsWith(' ')) return -1;
    // Digits with one other character at an end rather begin or end elsewhere.
    return /^(\D\d{14}|\d{14}[A-Za-z])$/.test(value) || /\S +\S/.test(value) ? 0 : 2;
  },
  49: (value) => {
    const currency = currencyOf(value);
    if (currency !== null) return USUAL_CURRENCIES.has(currency.letters) ? 3 : 1;
    return yes(/^[A-Z]{3}$/.test(value), 0.5, /^\d{3}$/.test(value) ? 0.5 : 4);
  },
  54: (value) => yes(/^(\d{7}[CD]\d{12})+$/.test(value), 3, isReadable(value) ? 1 : 4),
  55: tlvPoints,
  // The MAC of a UnionPay-style message is eight characters of hexadecimal (F-15).
  64: (value) => (/^(3\d|4[1-6]){8}$/.test(value) ? 2 : 0),
  70: (value) => yes(has(MANAGEMENT_CODES, value), 2, 1),
  90: (value) => yes(/^[0-2][1-8]\d\d/.test(value), 2, 1),
};

const BY_TYPE: Readonly<Record<FieldType, Check>> = {
  n: (value) => (value === '' ? 0 : yes(digits(value), 0.2, 4)),
  a: readable(0.5, 4),
  an: readable(0.5, 4),
  ns: readable(0.5, 4),
  ans: readable(0.5, 4),
  b: () => 0,
  z: (value) => yes(/^[\dA-F=]*$/i.test(value), 0.2, 4),
  'x+n': (value) => yes(/^[CD]\d+$/.test(value), 0.5, 4),
};

/** Points for or against a value of a field: positive when it looks right, negative when it does not, 0 when nothing is known. */
export function weigh(field: number, value: string, type: FieldType, mti: string): number {
  if (type !== 'b' && type !== 'n' && type !== 'z' && /[\x00-\x1f]/.test(value) && CHECKS[field] === undefined)
    return -4;
  return CHECKS[field]?.(value, mti) ?? BY_TYPE[type](value, mti);
}

/** Points for a message type: version, class, function and origin that exist. */
export function weighMti(mti: string): number {
  if (!/^[0-289][1-8]\d[0-5]$/.test(mti)) return -6;
  return /^[01]/.test(mti) ? 4 : 1;
}

/** Points for header items by name. */
export function weighHeader(header: Readonly<Record<string, string>>): number {
  let points = 0;
  for (const [name, value] of Object.entries(header)) {
    if (name === 'tpdu') points += value.startsWith('60') ? 3 : yes(/^\d{10}$/.test(value), 0, 3);
    else if (name === 'application') points += /^6[0-2]/.test(value) ? 2 : yes(digits(value), 0, 2);
  }
  return points;
}

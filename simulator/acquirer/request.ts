// Reading a request: from a message to the facts that the checks and the transaction families look at, or the reason why not.

import { currencyOf } from '../../src/definitions/currencies.ts';
import { batchNumberOf } from '../../src/definitions/field-60.ts';
import { FIELD_59_TAGS, field59Value, PAYMENT_CODE_PATTERN } from '../../src/definitions/payment-code.ts';
import { REQUEST_RULES, REQUEST_SHAPES } from '../../src/definitions/request-rules.ts';
import {
  FIELD_60,
  FIELD_61,
  TRANSACTIONS,
  type TransactionDefinition,
  type TransactionType,
  transactionTypeOf,
  unlistedFields,
} from '../../src/definitions/transactions.ts';
import { type Fields, type Message, withoutRepeat } from '../../src/iso8583/message.ts';
import { parsePositional, partOf } from '../../src/iso8583/positional.ts';
import { holds } from '../../src/iso8583/presence.ts';
import { transactionKey } from '../state/keys.ts';
import { isByCode } from '../state/kinds.ts';

/** A refusal: response code and the reason in words (never a field's value). */
export type Refusal = { code: string; error: string };

/** A request that can be read. Absent fields are empty text, an absent amount is 0. */
export type Request = {
  message: Message;
  /** Those that its type lists; all of them at a strict acquirer. */
  fields: Fields;
  /** Fields of the message that are not among them, ascending. */
  unlisted: number[];
  type: TransactionType;
  definition: TransactionDefinition;
  terminalId: string;
  merchantId: string;
  stan: string;
  batch: string;
  networkCode: string;
  /** Key of the transaction that the request makes or (0400) reverses. */
  key: string;
  /** Card number that the request names; one that names a payment code or a payment by code gets that of its payer before it is decided. */
  pan: string;
  /** Code that the payer shows (A3 of field 59), and voucher of a payment by code (A4); empty when there is none. */
  paymentCode: string;
  paymentVoucher: string;
  /** Expiry YYMM as the terminal read it; empty when it sent none. */
  expiry: string;
  entryMode: string;
  amountMinor: number;
  /** Field 61; parts that the terminal does not know are empty. */
  original: { batch: string; voucher: string; date: string };
};

const networkCodeOf = partOf(FIELD_60, 'networkCode');

const refuse = (code: string, error: string): Refusal => ({ code, error });

/** True when a field has the shape that requests give it, or none gives it any. */
export function isReadable(field: number, value: unknown): value is string {
  return typeof value === 'string' && (REQUEST_SHAPES[field]?.fits(value) ?? true);
}

function badShape(fields: Fields): Refusal | null {
  for (const key in fields) {
    const field = Number(key);
    if (isReadable(field, (fields as Record<string, string>)[key])) continue;
    return refuse('30', `field ${field}: expected ${REQUEST_SHAPES[field]?.expected ?? 'text'}`);
  }
  return null;
}

/** The fields of a message without those. */
function without(fields: Fields, unlisted: readonly number[]): Fields {
  if (unlisted.length === 0) return fields;
  const listed = { ...fields };
  for (const field of unlisted) delete listed[field];
  return listed;
}

/** A strict acquirer settles in yuan alone; another one takes any currency that there is. */
function badCurrency({ 49: currency }: Fields, strict: boolean): Refusal | null {
  if (currency === undefined || currency === '156') return null;
  if (strict) return refuse('12', 'field 49: expected 156 (CNY)');
  return currencyOf(currency) === null ? refuse('12', 'field 49: expected a currency of ISO 4217') : null;
}

/** Fields that only make sense together (F-12, F-14, F-16). */
function contradiction(type: TransactionType, message: Message): Refusal | null {
  const { fields } = message;
  const byCode = isByCode(fields[22] ?? '');
  const missed = REQUEST_RULES[type].conditional.find(
    ({ field, when, anyOf, host }) =>
      fields[field] === undefined &&
      host &&
      // What stands in 59 names a payer only where a code was shown.
      !anyOf?.some((other) => fields[other] !== undefined && (other !== 59 || byCode)) &&
      when.every((condition) => holds(message, condition)),
  );
  if (byCode && type === 'sale') {
    const wrong = codeContradiction(fields);
    if (wrong !== null) return wrong;
  }
  if (missed !== undefined) return refuse('30', missed.words);
  const noPin = fields[22]?.[2] === '2' && fields[52] !== undefined && REQUEST_RULES[type].shapes[52] !== undefined;
  return noPin ? refuse('30', 'field 52: present although field 22 says no PIN') : null;
}

const CODE = new RegExp(PAYMENT_CODE_PATTERN);

/** A payment by code shows the code and no card (F-56). */
function codeContradiction(fields: Fields): Refusal | null {
  if (fields[2] !== undefined || fields[35] !== undefined)
    return refuse('30', 'fields 2 and 35: present although field 22 says payment code');
  const code = field59Value(FIELD_59_TAGS.paymentCode, fields[59] ?? '');
  return code != null && CODE.test(code) ? null : refuse('30', 'field 59: no payment code although field 22 says so');
}

/** Card number and expiry from field 2 and 14 or from track 2; an enciphered track (53, third digit 1) is not looked into. */
function cardData(fields: Fields): { pan: string; expiry: string } | Refusal {
  const enciphered = fields[53]?.[2] === '1';
  const track = enciphered ? null : /^([0-9]{13,19})[=D]([0-9]{4})/.exec(fields[35] ?? '');
  if (fields[35] !== undefined && !enciphered && track === null)
    return refuse('30', 'field 35: expected a card number and an expiry');
  const [, trackPan, trackExpiry] = track ?? [];
  if (fields[2] !== undefined && trackPan !== undefined && fields[2] !== trackPan)
    return refuse('30', 'field 35: another card number than field 2');
  return { pan: fields[2] ?? trackPan ?? '', expiry: fields[14] ?? trackExpiry ?? '' };
}

const known = (part: string | undefined): string => (part === undefined || /^0*$/.test(part) ? '' : part);

const NO_ORIGINAL: Request['original'] = { batch: '', voucher: '', date: '' };

function originalOf(field61: string | undefined): Request['original'] {
  if (field61 === undefined) return NO_ORIGINAL;
  const { batch, voucher, date } = parsePositional(FIELD_61, field61);
  return { batch: known(batch), voucher: known(voucher), date: known(date) };
}

/** Types whose transactions are told apart by field 60. */
const WITH_FIELD_60 = ['0100', '0200', '0220', '0320', '0500', '0620', '0800', '0820'];

/**
 * Reads a request. Codes: `30` where the form is wrong (a field damaged or missing, an MTI that is no request's),
 * `12` where the form is right but no transaction of the table (F-11) has it. Unless the acquirer is `strict`, fields that the type does
 * not list are not looked at.
 */
export function readRequest(message: Message, strict = false): Request | Refusal {
  const { mti } = message;
  if (!/^0[0-9][02468][01]$/.test(mti)) return refuse('30', 'message type: expected that of a request');
  const type = transactionTypeOf(message);
  const unlisted = strict || type === null ? [] : unlistedFields(type, message.fields);
  const fields = without(message.fields, unlisted);
  const damage = badShape(fields);
  if (damage !== null) return damage;
  if (type === null) {
    return fields[60] === undefined && WITH_FIELD_60.includes(withoutRepeat(mti))
      ? refuse('30', 'field 60: missing')
      : refuse('12', 'no transaction has this message type with these fields 3, 25 and 60');
  }
  const definition: TransactionDefinition = TRANSACTIONS[type];
  const missing = definition.mandatory.find((field) => fields[field] === undefined);
  if (missing !== undefined) return refuse('30', `field ${missing}: missing`);
  const wrong = badCurrency(fields, strict) ?? contradiction(type, { mti, fields });
  if (wrong !== null) return wrong;
  const card = cardData(fields);
  if ('code' in card) return card;
  const batch = batchNumberOf(fields[60]) ?? '';
  const networkCode = networkCodeOf(fields[60] ?? '') ?? '';
  const terminalId = fields[41] ?? '';
  const stan = fields[11] ?? '';
  const byCode = isByCode(fields[22] ?? '');
  return {
    message,
    fields,
    unlisted,
    type,
    definition,
    terminalId,
    merchantId: fields[42] ?? '',
    stan,
    batch,
    networkCode,
    key: transactionKey(terminalId, batch, stan),
    pan: card.pan,
    expiry: card.expiry,
    paymentCode: (byCode && field59Value(FIELD_59_TAGS.paymentCode, fields[59] ?? '')) || '',
    paymentVoucher: (byCode && field59Value(FIELD_59_TAGS.paymentVoucher, fields[59] ?? '')) || '',
    entryMode: fields[22] ?? '',
    amountMinor: Number(fields[4] ?? 0),
    original: originalOf(fields[61]),
  };
}

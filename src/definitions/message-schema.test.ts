// The JSON Schemas of the JSON wire: they take good messages and refuse each kind of bad one at the right place.
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { answerSchema, anyMessageSchema, fieldSchema, MESSAGE_FIELDS, messageSchema } from './message-schema.ts';
import { TRANSACTIONS, type TransactionType } from './transactions.ts';

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
const TYPES = Object.keys(TRANSACTIONS) as TransactionType[];

const SALE = {
  mti: '0200',
  fields: {
    2: '6212345678901232',
    3: '000000',
    4: '000000012850',
    11: '000007',
    14: '3012',
    22: '051',
    23: '001',
    25: '00',
    26: '12',
    41: 'TP000001',
    42: '898310058120001',
    49: '156',
    52: 'B91D020C871DFFC1',
    53: '2600000000000000',
    55: '9F2608A1B2C3D4E5F60718',
    60: '22000001000501',
    64: '3745314433393535',
  } as Record<number, string>,
};

const sale = (changes: Record<number, string | undefined>) => ({
  ...SALE,
  fields: Object.fromEntries(Object.entries({ ...SALE.fields, ...changes }).filter(([, value]) => value !== undefined)),
});

function errors(type: TransactionType, message: unknown): string[] {
  const validate = ajv.compile(messageSchema(type));
  validate(message);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`);
}

describe('the schema of a request', () => {
  test('accepts a complete sale', () => {
    expect(errors('sale', SALE)).toEqual([]);
  });

  test.each(TYPES)('compiles in strict mode for %s', (type) => {
    expect(() => ajv.compile(messageSchema(type))).not.toThrow();
  });

  test.each(TYPES)('asks for every mandatory field of %s', (type) => {
    const { mti, mandatory } = TRANSACTIONS[type];
    const validate = ajv.compile(messageSchema(type));
    validate({ mti, fields: {} });
    const missing = (validate.errors ?? [])
      .filter((error) => error.keyword === 'required' && error.schemaPath === '#/properties/fields/required')
      .map((error) => Number(error.params.missingProperty));
    expect(missing).toEqual([...mandatory]);
  });

  test.each([
    ['an amount with a sign', { 4: '-00000012850' }, '/fields/4 pattern'],
    ['an amount that is too long', { 4: '0000000128500' }, '/fields/4 maxLength'],
    ['a card number of 12 digits', { 2: '621234567890' }, '/fields/2 pattern'],
    ['voucher number 000000', { 11: '000000' }, '/fields/11 pattern'],
    ['month 13 in the expiry date', { 14: '3013' }, '/fields/14 pattern'],
    ['an entry mode of two digits', { 22: '05' }, '/fields/22 pattern'],
    ['an unknown entry mode', { 22: '991' }, '/fields/22 pattern'],
    ['a PIN block of 7 bytes', { 52: 'B91D020C871DFF' }, '/fields/52 pattern'],
    ['a PIN block in lower case', { 52: 'b91d020c871dffc1' }, '/fields/52 pattern'],
    ['chip data of half a byte', { 55: '9F2' }, '/fields/55 pattern'],
    ['the processing code of another transaction', { 3: '200000' }, '/fields/3 pattern'],
    ['the message type of another transaction', { 60: '23000001000501' }, '/fields/60 pattern'],
    ['18 digits in field 60', { 60: '220000010005010000' }, '/fields/60 maxLength'],
    ['a MAC of 4 bytes', { 64: '37453144' }, '/fields/64 pattern'],
    ['a field that a sale does not have', { 70: '301' }, '/fields additionalProperties'],
  ])('refuses %s', (_, changes, expected) => {
    expect(errors('sale', sale(changes))).toContain(expected);
  });

  test('refuses a PIN without its length and security information', () => {
    expect(errors('sale', sale({ 26: undefined }))).toContain('/fields dependencies');
    expect(errors('sale', sale({ 53: undefined }))).toContain('/fields dependencies');
  });

  test('refuses a card transaction that names no card', () => {
    expect(errors('sale', sale({ 2: undefined }))).toContain('/fields anyOf');
    expect(errors('sale', sale({ 2: undefined, 35: '6212345678901232=30122010000000000000' }))).toEqual([]);
  });

  test('lets a void or refund of a payment by code name no card, and no other one', () => {
    const original = { 37: '071800000001', 61: '0000010000070718' };
    const { 2: _2, 14: _14, 23: _23, 26: _26, 52: _52, 53: _53, 55: _55, ...rest } = SALE.fields;
    const back = (type: 'void' | 'refund', entry: string) => {
      const { mti, messageType } = TRANSACTIONS[type];
      return { mti, fields: { ...rest, ...original, 3: '200000', 22: entry, 60: `${messageType}000001000501` } };
    };
    for (const type of ['void', 'refund'] as const) {
      expect(errors(type, back(type, '032'))).toEqual([]);
      expect(errors(type, back(type, '052'))).toContain('/fields anyOf');
    }
    expect(errors('sale', sale({ 2: undefined, 22: '032', 52: undefined, 26: undefined, 53: undefined }))).toContain(
      '/fields anyOf',
    );
  });

  test('refuses a number where a string belongs', () => {
    expect(errors('sale', { mti: '0200', fields: { ...SALE.fields, 4: 12850 } })).toContain('/fields/4 type');
  });

  test('takes settlement totals of 62 digits with no result yet, and nothing else', () => {
    const base = { 11: '000009', 41: 'TP000001', 42: '898310058120001', 49: '156', 60: '00000001201', 63: '001' };
    const totals = '000000021650002000000008800001';
    const message = (field48: string) => ({ mti: '0500', fields: { ...base, 48: field48 } });
    expect(errors('settlement', message(`${totals}0${'0'.repeat(31)}`))).toEqual([]);
    expect(errors('settlement', message(`${totals}1${'0'.repeat(31)}`))).toContain('/fields/48 pattern');
    expect(errors('settlement', message(totals))).toContain('/fields/48 pattern');
  });

  test('takes all three key modes of a sign-in', () => {
    const message = (code: string) => ({
      mti: '0800',
      fields: { 11: '000001', 41: 'TP000001', 42: '898310058120001', 60: `00000001${code}`, 63: '001' },
    });
    for (const code of ['001', '003', '004']) expect(errors('sign-in', message(code))).toEqual([]);
    expect(errors('sign-in', message('002'))).toContain('/fields/60 pattern');
  });

  test('knows only the four reversal reasons', () => {
    const { 2: _pan, 26: _26, 52: _52, 53: _53, 55: _55, ...rest } = SALE.fields;
    const reversal = (reason: string) => ({ mti: '0400', fields: { ...rest, 39: reason } });
    for (const reason of ['98', '96', 'A0', '06']) expect(errors('reversal', reversal(reason))).toEqual([]);
    expect(errors('reversal', reversal('00'))).toContain('/fields/39 pattern');
  });

  test('keeps tracks and the PIN out of a reversal', () => {
    const message = { mti: '0400', fields: { ...SALE.fields, 39: '98' } };
    expect(errors('reversal', message).filter((e) => e === '/fields additionalProperties')).toHaveLength(3);
  });
});

describe('the schema of any message', () => {
  const any = ajv.compile(anyMessageSchema());
  const answer = ajv.compile(answerSchema());

  test('accepts a request and an answer, and an answer only as an answer', () => {
    const reply = { mti: '0210', fields: { 11: '000007', 39: '00', 37: '071812345678' } };
    expect(any(SALE)).toBe(true);
    expect(any(reply)).toBe(true);
    expect(answer(reply)).toBe(true);
    expect(answer(SALE)).toBe(false);
  });

  test.each([
    ['an MTI of another standard', { mti: '1200', fields: {} }],
    ['a bitmap among the fields', { mti: '0200', fields: { 1: '0000000000000000' } }],
    ['field 129', { mti: '0200', fields: { 129: '1' } }],
    ['a member beside mti and fields', { mti: '0200', fields: {}, note: 'x' }],
    ['fields as a list', { mti: '0200', fields: [] }],
    ['a control character in text', { mti: '0200', fields: { 43: 'a\nb' } }],
  ])('refuses %s', (_, message) => {
    expect(any(message)).toBe(false);
  });

  test('has a schema for each of the 126 fields without bitmaps, every one with an end', () => {
    expect(MESSAGE_FIELDS).toHaveLength(126);
    expect(MESSAGE_FIELDS.every((n) => (fieldSchema(n).maxLength as number) >= 1)).toBe(true);
  });
});

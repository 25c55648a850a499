// Presence rules of unionpay-pos: what a request must have, what an answer must have and repeat.
import { describe, expect, it } from 'vitest';
import { compileDialect } from '../../iso8583/codec.ts';
import { CodecError } from '../../iso8583/errors.ts';
import type { Message } from '../../iso8583/message.ts';
import { ruleOf } from '../../iso8583/presence.ts';
import { TRANSACTIONS, type TransactionDefinition, transactionTypeOf } from '../transactions.ts';
import { DIALECTS } from './index.ts';
import { UNIONPAY_PRESENCE } from './unionpay-presence.ts';

const codec = compileDialect(DIALECTS['unionpay-pos']);
const SALE: Message = {
  mti: '0200',
  fields: {
    2: '6212345678901232',
    3: '000000',
    4: '000000012345',
    11: '000123',
    22: '022',
    25: '00',
    35: '6212345678901232=2912',
    41: 'TP000001',
    42: '898310058120001',
    49: '156',
    60: '22000001000',
    64: '0000000000000000',
  },
};
const ANSWER: Message = {
  mti: '0210',
  fields: {
    ...SALE.fields,
    12: '101112',
    13: '0718',
    37: '123456789012',
    39: '00',
  },
};
const changed = (message: Message, changes: Record<number, string | undefined>): Message => {
  const fields = { ...message.fields } as Record<number, string>;
  for (const [number, value] of Object.entries(changes))
    if (value === undefined) delete fields[Number(number)];
    else fields[Number(number)] = value;
  return { ...message, fields };
};
const faults = (message: Message, request?: Message) =>
  codec.check(message, request).map(({ field, kind }) => `${field} ${kind}`);

describe('a request', () => {
  it('with all its fields has no faults', () => {
    expect(faults(SALE)).toEqual([]);
  });

  it('without a mandatory field, or its MAC, is told so', () => {
    expect(faults(changed(SALE, { 49: undefined, 64: undefined }))).toEqual(['49 missing', '64 missing']);
  });

  it('with a PIN needs PIN, its length and its security information together', () => {
    expect(faults(changed(SALE, { 22: '021' }))).toEqual(['52 missing']);
    expect(faults(changed(SALE, { 22: '021', 52: '0123456789ABCDEF' }))).toEqual(['26 missing', '53 missing']);
    expect(faults(changed(SALE, { 26: '12' }))).toEqual(['52 missing']);
  });

  it('by chip needs chip data', () => {
    const [fault] = codec.check(changed(SALE, { 22: '052' }));
    expect(fault).toEqual({
      field: 55,
      kind: 'missing',
      transaction: 'sale',
      reason: 'mandatory when field 22 from position 1 is 05 or 07',
    });
  });

  it('names its card by number, track 2 or payment code', () => {
    expect(faults(changed(SALE, { 2: undefined }))).toEqual([]);
    expect(faults(changed(SALE, { 2: undefined, 35: undefined, 59: 'A3012345' }))).toEqual([]);
    expect(faults(changed(SALE, { 2: undefined, 35: undefined }))).toEqual(['2 missing']);
  });

  it('with a field that its transaction does not have is told so', () => {
    expect(faults(changed(SALE, { 48: '00' }))).toEqual(['48 unexpected']);
  });

  it('of no known transaction is left alone', () => {
    expect(faults({ mti: '0600', fields: {} })).toEqual([]);
  });
});

describe('an answer', () => {
  it('that repeats what it must has no faults', () => {
    expect(faults(ANSWER, SALE)).toEqual([]);
    expect(faults(ANSWER)).toEqual([]);
  });

  it('with another STAN, terminal or amount is no echo', () => {
    expect(faults(changed(ANSWER, { 4: '000000012346', 11: '000124', 41: 'TP000002' }), SALE)).toEqual([
      '4 not-echoed',
      '11 not-echoed',
      '41 not-echoed',
    ]);
  });

  it('for a part of the amount may have another amount, and a refusal another merchant', () => {
    expect(faults(changed(ANSWER, { 4: '000000010000', 39: '10' }), SALE)).toEqual([]);
    expect(faults(changed(ANSWER, { 39: '03', 42: '000000000000000', 37: undefined }), SALE)).toEqual([]);
  });

  it('that approves needs its reference number', () => {
    expect(faults(changed(ANSWER, { 37: undefined }), SALE)).toEqual(['37 missing']);
  });

  it('without a response code is incomplete, but that of a settlement has none', () => {
    expect(faults(changed(ANSWER, { 39: undefined }), SALE)).toContain('39 missing');
    const settlement: Message = {
      mti: '0500',
      fields: {
        11: '000200',
        41: 'TP000001',
        42: '898310058120001',
        48: '0'.repeat(62),
        49: '156',
        60: '00000001201',
        63: '001',
      },
    };
    const answer = changed({ ...settlement, mti: '0510' }, { 12: '101112', 13: '0718' });
    expect(faults(settlement)).toEqual([]);
    expect(faults(answer, settlement)).toEqual([]);
  });

  it('can be asserted: the first fault is thrown, without values', () => {
    const wrong = changed(ANSWER, { 11: '000124' });
    expect(() => codec.assert(wrong, SALE)).toThrow(CodecError);
    expect(() => codec.assert(wrong, SALE)).toThrow(
      /field 11: expected the value of the request in sale, found another/,
    );
    expect(() => codec.assert(ANSWER, SALE)).not.toThrow();
  });
});

describe('the rules', () => {
  it('tell every transaction as the transaction table does', () => {
    for (const [transaction, row] of Object.entries<TransactionDefinition>(TRANSACTIONS)) {
      const fields: Record<number, string> = {};
      if (row.processingCode !== null) fields[3] = row.processingCode;
      if (row.conditionCode !== null) fields[25] = row.conditionCode;
      fields[60] = `${row.messageType || '22'}000001${row.networkCode ?? '000'}`;
      const message = { mti: row.mti, fields };
      expect(transactionTypeOf(message)).toBe(transaction);
      expect(ruleOf(UNIONPAY_PRESENCE, message)?.transaction).toBe(transaction);
    }
  });
});

// What a check answers, to the cardholder and to the people of the acquirer: about the card, the original, and whose terminal it is.
import { describe, expect, test } from 'vitest';
import { TRANSACTIONS, type TransactionType } from '../../../src/definitions/transactions.ts';
import type { Rule } from '../../model/index.ts';
import { applyChange } from '../../state/change.ts';
import { FAMILIES } from '../families/index.ts';
import {
  CREDIT,
  card,
  configuration,
  DEBIT,
  MERCHANT,
  rule,
  signedInTill,
  Till,
  UNKNOWN_ISSUER,
  UNKNOWN_NUMBER,
} from '../test-kit.ts';
import { genuine } from './session.ts';

const mistyped = (number: string) => `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;

test.each([
  [UNKNOWN_ISSUER, '15', 'no issuer for this card number'],
  [UNKNOWN_NUMBER, '14', 'the issuer does not know the card'],
  [mistyped(DEBIT), '14', 'the card number has a wrong check digit'],
  [mistyped(UNKNOWN_ISSUER), '14', 'the card number has a wrong check digit'],
])('the number %s is answered %s: %s', (pan, code, error) => {
  expect(signedInTill().ask('sale', { pan })).toMatchObject({ code, error });
});

describe('somebody is told to look', () => {
  test.each([
    ['expired', []],
    ['restricted', []],
    ['frozen', []],
    ['dormant', []],
    ['stolen', ['card-to-keep']],
    ['suspected-fraud', ['card-to-keep']],
    ['pick-up', ['card-to-keep']],
    ['pin-locked', ['pin-tries']],
  ] as const)('at a card that is %s: %j', (status, kinds) => {
    const till = signedInTill({ cards: [card({ status })] });
    till.ask('sale');
    expect([...till.state.alerts.values()].map(({ kind }) => kind)).toEqual(kinds);
  });

  test.each([
    ['51', []],
    ['38', ['pin-tries']],
    ['04', ['card-to-keep']],
  ])('where a rule answers %s: %j', (answer, kinds) => {
    const till = signedInTill({ rules: [rule({}, { answer })] });
    till.ask('sale');
    expect([...till.state.alerts.values()].map(({ kind }) => kind)).toEqual(kinds);
  });
});

test.each<[string, Rule['then'], string, number]>([
  ['nothing', { partialMinor: 0 }, '51', 100_000],
  ['a fen', { partialMinor: 1 }, '10', 99_999],
])('a rule that lets %s of an amount be paid', (_what, act, code, left) => {
  const till = signedInTill({ rules: [rule({}, act)] });
  expect(till.ask('sale', { amount: 500 }).code).toBe(code);
  expect(till.available()).toBe(left);
});

test.each([
  ['batch, voucher and date', '000001000001', '0718', '00'],
  ['no date', '000001000001', '0000', '00'],
  ['no voucher', '000001000000', '0718', '00'],
  ['no batch', '000000000001', '0718', '00'],
  ['another batch', '000002000001', '0718', '25'],
  ['another voucher', '000001000002', '0718', '25'],
  ['another date', '000001000001', '0719', '25'],
])('a refund that names %s of the sale (%s%s) is answered %s', (_what, voucher, date, code) => {
  const till = signedInTill();
  const sale = till.ask('sale', { stan: '000001' });
  till.nextStan();
  expect(till.about('refund', sale, { fields: { 61: `${voucher}${date}` } }).code).toBe(code);
});

test('a void need not say the authorisation code of the sale', () => {
  const till = signedInTill();
  const { 38: _code, ...named } = till.naming(till.ask('sale'));
  expect(till.ask('void', { fields: named }).code).toBe('00');
});

test.each([DEBIT, CREDIT])('of two pre-authorisations with one code that of the card %s is completed', (pan) => {
  const till = signedInTill();
  const [first, second] = [DEBIT, CREDIT].map((number) => till.ask('pre-authorisation', { pan: number }));
  const code = first?.reply?.fields[38] ?? '';
  const row = till.state.transactions.get(`TP000001/000001/${second?.reply?.fields[11]}`);
  if (row === undefined) throw new Error('the second pre-authorisation was not kept');
  const namesake = { ...row, stan: '000099', reference: '071800000099', authorisationCode: code };
  const key = 'TP000001/000001/000099';
  applyChange(till.state, { effects: [{ collection: 'transactions', key, row: namesake }] });
  const done = till.ask('completion', { pan, fields: { 38: code, 61: '0000000000000718' } });
  expect(done.code).toBe('00');
  expect([till.held(DEBIT), till.held(CREDIT)]).toEqual(pan === DEBIT ? [0, 10_000] : [10_000, 0]);
  expect(till.merchant(MERCHANT)).toBe(10_000);
});

test('a terminal of a merchant that is not there is refused with 97', () => {
  const merchantId = '898310058129999';
  const terminals = configuration().terminals.map((row) => ({ ...row, merchantId }));
  const till = new Till({ terminals });
  till.merchantId = merchantId;
  expect(till.signIn()).toMatchObject({ code: '97', error: 'the terminal does not belong to this merchant' });
});

test.each(Object.entries(FAMILIES))('a %s is asked for its MAC if its row says that it has one', (type, { gates }) => {
  expect(gates.some((gate) => gate === genuine)).toBe(TRANSACTIONS[type as TransactionType].mac);
});

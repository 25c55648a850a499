// What a request is asked before it is approved: one row for each answer, and the same request without the cause is approved.
import { describe, expect, test } from 'vitest';
import type { Fields, Message } from '../../src/iso8583/message.ts';
import { applyChange } from '../state/change.ts';
import { putCard, putTerminal } from '../state/configure.ts';
import { STATUS_CODES } from './checks/card.ts';
import {
  CREDIT,
  card,
  configuration,
  DEBIT,
  FOREIGN,
  MERCHANT,
  NOW,
  pan,
  STRIPE,
  signedInTill,
  Till,
  UNKNOWN_ISSUER,
  UNKNOWN_NUMBER,
} from './test-kit.ts';

/** A sale of CNY 100.00 with one thing changed, signed afterwards. */
function sale(till: Till, changed: Fields, without: number[] = []): Message {
  const message = till.card('sale');
  const fields = { ...message.fields, ...changed };
  for (const field of without) delete fields[field];
  return till.sign({ mti: message.mti, fields });
}

test('a sound sale is approved, posted and answered in full', () => {
  const till = signedInTill();
  const { reply, code, committed, postings, macVerified, pinBlock } = till.ask('sale', { amount: 12_850 });
  expect({ code, committed, macVerified, pinBlock }).toEqual({
    code: '00',
    committed: true,
    macVerified: true,
    pinBlock: 'enciphered',
  });
  expect(postings).toEqual([
    { account: 'cardholder/621234******1232#1', amountMinor: -12_850 },
    { account: `merchant/${MERCHANT}`, amountMinor: 12_850 },
  ]);
  expect(reply).toMatchObject({
    mti: '0210',
    fields: {
      3: '000000',
      4: '000000012850',
      12: '102030',
      13: '0718',
      15: '0718',
      25: '00',
      32: '48021000',
      37: '071800000001',
      39: '00',
      41: 'TP000001',
      42: MERCHANT,
      44: '01020000   48021000   ',
      49: '156',
      60: '2200000100060',
    },
  });
  expect(reply?.fields[38]).toMatch(/^\d{6}$/);
  expect(reply?.fields[64]).toMatch(/^[0-9A-F]{16}$/);
});

describe('format', () => {
  const damaged: [name: string, change: Fields, without: number[], code: string, error: string][] = [
    ['a negative amount', { 4: '-00000010000' }, [], '30', 'field 4: expected 12 digits'],
    ['an amount with a fraction', { 4: '000000100.00' }, [], '30', 'field 4: expected 12 digits'],
    ['a card number that is too long', { 2: '6'.repeat(20) }, [], '30', 'field 2: expected 13 to 19 digits'],
    ['STAN 000000', { 11: '000000' }, [], '30', 'field 11: expected 000001 to 999999'],
    ['an expiry of month 13', { 14: '3013' }, [], '30', 'field 14: expected YYMM'],
    ['no amount', {}, [4], '30', 'field 4: missing'],
    ['no private field', {}, [60], '30', 'field 60: missing'],
    ['no card number', {}, [2], '30', 'fields 2 and 35: no card number'],
    ['a PIN announced but not there', {}, [52], '30', 'field 52: missing although field 22 says PIN'],
    ['a PIN there but not announced', { 22: '052' }, [], '30', 'field 52: present although field 22 says no PIN'],
    ['a PIN without its format', {}, [53], '30', 'fields 26 and 53: missing although field 52 is present'],
    [
      'an entry mode that says nothing about PIN',
      { 22: '059' },
      [],
      '30',
      'field 22: expected how the card was read, then 1 or 2',
    ],
    ['a track of another card', { 35: `${CREDIT}=3012` }, [], '30', 'field 35: another card number than field 2'],
    ['a track that is too short', { 35: '=3012' }, [], '30', 'field 35: expected track 2, 13 to 37 characters'],
    ['a track without a card', { 35: '=3012201000000' }, [], '30', 'field 35: expected a card number and an expiry'],
    ['a PIN length without a PIN', { 22: '052' }, [52], '30', 'field 52: missing although field 26 is present'],
    ['a currency that there is not', { 49: '999' }, [], '12', 'field 49: expected a currency of ISO 4217'],
    ['a processing code of no transaction', { 3: '990000' }, [], '12', ''],
  ];
  test.each(damaged)('%s is refused and nothing moves', (_name, change, without, code, error) => {
    const till = signedInTill();
    const decision = till.send(sale(till, change, without));
    expect(decision).toMatchObject({
      code,
      committed: false,
      postings: [],
      reply: { mti: '0210', fields: { 39: code } },
    });
    expect(decision.error).toContain(error);
    expect(till.send(sale(till, {})).code).toBe('00');
  });

  const types: [mti: string, answer: string, code: string][] = [
    ['0210', '0000', '30'],
    ['2x', '0000', '30'],
    ['0999', '0000', '30'],
    ['0100', '0110', '12'],
    ['0600', '0610', '12'],
  ];
  test.each(types)('message type %s is answered %s with %s', (mti, answer, code) => {
    const till = signedInTill();
    expect(till.send({ ...till.card('sale'), mti }).reply).toMatchObject({ mti: answer, fields: { 39: code } });
  });

  test('a damaged field is not echoed, the readable ones are', () => {
    const till = signedInTill();
    const { reply } = till.send(sale(till, { 4: 'x' }));
    expect(reply?.fields[4]).toBeUndefined();
    expect(reply?.fields).toMatchObject({ 11: '000002', 41: 'TP000001' });
  });
});

describe('terminal and session', () => {
  test.each([
    ['unknown', 'TP999999', MERCHANT, '97'],
    ['switched off', 'TP000003', MERCHANT, '97'],
    ['of another merchant', 'TP000001', '898310058120003', '97'],
    ['of a merchant that is not active', 'TP000004', '898310058120002', '03'],
  ])('a terminal that is %s is refused', (_name, terminalId, merchantId, code) => {
    const till = new Till({}, terminalId);
    till.merchantId = merchantId;
    expect(till.signIn().code).toBe(code);
    expect(till.ask('sale')).toMatchObject({ code, committed: false });
  });

  test('without a sign-in the answer is 77, and after it 00', () => {
    const till = new Till();
    expect(till.ask('sale')).toMatchObject({ code: '77', committed: false });
    till.signIn();
    expect(till.ask('sale').code).toBe('00');
  });

  test('after a sign-out the answer is 77', () => {
    const till = signedInTill();
    till.network('sign-out');
    expect(till.ask('sale').code).toBe('77');
  });

  test('another batch number is 77 and leaves no trace', () => {
    const till = signedInTill();
    till.batch = '000002';
    expect(till.ask('sale')).toMatchObject({ code: '77', committed: false, transactionId: null });
  });

  test('a STAN is taken once in a batch, also by a declined transaction and by another kind', () => {
    const till = signedInTill();
    expect(till.ask('sale', { stan: '000100', amount: 999_999 }).code).toBe('51');
    expect(till.ask('sale', { stan: '000100' }).code).toBe('94');
    expect(till.ask('balance-inquiry', { stan: '000100' }).code).toBe('94');
    expect(till.ask('sale', { stan: '000101' }).code).toBe('00');
    expect(till.available()).toBe(90_000);
  });

  test('the same STAN of another terminal is another transaction', () => {
    const first = signedInTill();
    const second = new Till(first.state, 'TP000002');
    second.signIn();
    expect([first.ask('sale', { stan: '000050' }).code, second.ask('sale', { stan: '000050' }).code]).toEqual([
      '00',
      '00',
    ]);
  });
});

describe('MAC', () => {
  test('a wrong one is A0, moves nothing and does not use up the STAN', () => {
    const till = signedInTill();
    const message = till.card('sale', { stan: '000100' });
    const bad = till.send({ ...message, fields: { ...message.fields, 64: '0000000000000000' } });
    expect(bad).toMatchObject({ code: 'A0', committed: false, macVerified: false });
    expect(bad.reply?.fields[64]).toMatch(/^[0-9A-F]{16}$/);
    expect(till.send(till.sign(message)).code).toBe('00');
  });

  test('a missing one is A0', () => {
    const till = signedInTill();
    expect(till.send(till.card('sale'))).toMatchObject({ code: 'A0', macVerified: null, committed: false });
  });

  test('a changed amount breaks it', () => {
    const till = signedInTill();
    const signed = till.sign(till.card('sale'));
    expect(till.send({ ...signed, fields: { ...signed.fields, 4: '000000000001' } }).code).toBe('A0');
  });

  test('an acquirer that asks for none approves without, and still says whether one that came was right', () => {
    const till = signedInTill({ mac: false });
    const without = till.send(till.card('sale'));
    expect(without).toMatchObject({ code: '00', macVerified: null });
    expect(without.reply?.fields[64]).toBeUndefined();
    const wrong = till.card('sale');
    expect(till.send({ ...wrong, fields: { ...wrong.fields, 64: '00'.repeat(8) } })).toMatchObject({
      code: '00',
      macVerified: false,
    });
  });

  test('sign-in and settlement go without', () => {
    const till = signedInTill();
    expect(till.decisions[0]?.reply?.fields[64]).toBeUndefined();
    expect(till.settle([0, 0, 0, 0])).toMatchObject({ code: '00', macVerified: null });
  });
});

describe('card', () => {
  test.each([
    ['of no issuer here', UNKNOWN_ISSUER, '15'],
    ['that its issuer does not know', UNKNOWN_NUMBER, '14'],
    ['with a wrong check digit', `${DEBIT.slice(0, -1)}${(Number(DEBIT.at(-1)) + 1) % 10}`, '14'],
  ])('a number %s is declined', (_name, number, code) => {
    const till = signedInTill();
    expect(till.ask('sale', { pan: number })).toMatchObject({ code, postings: [] });
  });

  test.each(Object.entries(STATUS_CODES))('a card that is %s is answered %s', (status, code) => {
    const till = signedInTill({ cards: [card({ status: status as keyof typeof STATUS_CODES })] });
    expect(till.ask('sale').code).toBe(code ?? '00');
    expect(till.available()).toBe(code === null ? 90_000 : 100_000);
  });

  test.each([
    ['2607', '00'],
    ['2606', '54'],
  ])('in July 2026 a card that expires in %s is answered %s', (expiry, code) => {
    const till = signedInTill({ cards: [card({ expiry })] });
    expect(till.ask('sale', { fields: { 14: expiry } }).code).toBe(code);
  });

  test('another expiry than the issuer has is 54', () => {
    const till = signedInTill();
    expect(till.ask('sale', { fields: { 14: '3011' } }).code).toBe('54');
  });

  test.each([
    ['a domestic chip card', DEBIT, '0', '45'],
    ['a domestic chip card as fallback', DEBIT, '2', '45'],
    ['a foreign chip card', FOREIGN, '0', '45'],
    ['a foreign chip card as fallback', FOREIGN, '2', '00'],
    ['a card without chip', STRIPE, '0', '00'],
  ])('%s that is swiped (60.5 = %s %s) is answered %s', (_name, number, condition, code) => {
    const till = signedInTill();
    const fields = { 60: `22${till.batch}0006${condition}` };
    expect(till.ask('sale', { pan: number, entry: '02', fields }).code).toBe(code);
  });

  test('suspicious answers raise alerts', () => {
    const lost = signedInTill({ cards: [card({ status: 'lost' })] });
    lost.ask('sale');
    expect(lost.alerts()).toEqual(['card lost: answered 41']);
    const swiped = signedInTill();
    swiped.ask('sale', { entry: '02' });
    expect(swiped.alerts()).toEqual(['chip card swiped: answered 45']);
    const poor = signedInTill();
    poor.ask('sale', { amount: 999_999 });
    expect(poor.alerts()).toEqual([]);
  });
});

describe('amount', () => {
  test('zero is 13', () => {
    expect(signedInTill().ask('sale', { amount: 0 }).code).toBe('13');
  });

  test.each([
    [50_000, '00'],
    [50_001, '61'],
  ])('with a limit of CNY 500.00, %i fen is answered %s', (amount, code) => {
    expect(signedInTill({ cards: [card({ limitMinor: 50_000 })] }).ask('sale', { amount }).code).toBe(code);
  });

  test.each([
    [100_000, '00', 0],
    [100_001, '51', 100_000],
  ])('with CNY 1000.00 available, %i fen is answered %s', (amount, code, left) => {
    const till = signedInTill();
    expect(till.ask('sale', { amount }).code).toBe(code);
    expect(till.available()).toBe(left);
  });
});

test('of several reasons the earlier in the order of questions answers', () => {
  const till = signedInTill({ cards: [card({ status: 'lost', availableMinor: 0 })] });
  expect(till.ask('sale', { pin: '000000', amount: 0 }).code).toBe('41');
  applyChange(till.state, putCard(till.state, card({ availableMinor: 0, limitMinor: 1 }), NOW));
  expect(till.ask('sale', { pin: '000000', amount: 100 }).code).toBe('55');
  expect(till.ask('sale', { amount: 100 }).code).toBe('61');
  expect(till.ask('sale', { amount: 1 }).code).toBe('51');
});

test('a card that is changed while the acquirer runs keeps its account, and its balance becomes what was said', () => {
  const till = signedInTill();
  till.ask('sale', { amount: 30_000 });
  applyChange(till.state, putCard(till.state, card({ availableMinor: 500 }), NOW));
  expect(till.available()).toBe(500);
  expect(till.state.cards.get(DEBIT)?.account).toBe('cardholder/621234******1232#1');
  applyChange(till.state, putCard(till.state, card({ pan: pan('621234567890999') }), NOW));
  expect(till.state.cards.get(pan('621234567890999'))?.account).toMatch(/#5$/);
  expect(till.ledgerSum()).toBe(0);
});

test('a terminal that is changed while it is signed in stays signed in', () => {
  const till = signedInTill();
  const record = configuration().terminals[0];
  if (record === undefined) throw new Error('the kit has a terminal');
  applyChange(till.state, putTerminal(till.state, { ...record, active: false }));
  expect(till.ask('sale').code).toBe('97');
  applyChange(till.state, putTerminal(till.state, record));
  expect(till.ask('sale').code).toBe('00');
});

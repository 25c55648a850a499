// Payments by code (F-56): once for each code, queried and never reversed, given back without a card.
import { describe, expect, test } from 'vitest';
import { field59, field59Value } from '../../../src/definitions/payment-code.ts';
import type { Decision } from '../decision.ts';
import { card, contracted, DEBIT, FOREIGN, NOW, rule, signedInTill, Till } from '../test-kit.ts';

const stanOf = (decision: Decision) => decision.reply?.fields[11] ?? '';
const state = (till: Till, stan: string) => till.state.transactions.get(`TP000001/000001/${stan}`)?.state;

describe('a sale by payment code', () => {
  test('charges the card behind the code, and says by which voucher', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode(), { amount: 2_500 });
    expect(sale).toMatchObject({ code: '00', pinBlock: 'none' });
    expect(till.available()).toBe(97_500);
    expect(field59Value('A4', sale.reply?.fields[59] ?? '')).toBe(`20260718${sale.reply?.fields[37]}`);
    expect(sale.reply?.fields[2]).toBeUndefined();
    const row = [...till.state.transactions.values()].at(-1);
    expect(row).toMatchObject({ type: 'sale', entryMode: '032', pan: DEBIT, issuer: 'ICBC' });
  });

  test('is approved once for a code', () => {
    const till = signedInTill();
    const code = till.issueCode();
    expect(till.payByCode(code).code).toBe('00');
    expect(till.payByCode(code)).toMatchObject({ code: '94', postings: [] });
    expect(till.available()).toBe(90_000);
  });

  test('that is declined leaves the code for another try', () => {
    const till = signedInTill();
    const code = till.issueCode();
    expect(till.payByCode(code, { amount: 100_001 }).code).toBe('51');
    expect(till.payByCode(code, { amount: 100_000 }).code).toBe('00');
  });

  test('is refused for a code that was never issued (14) and one whose time is over (54), to the second', () => {
    const till = signedInTill();
    const code = till.issueCode(DEBIT, '2026-07-18T10:21:30+08:00');
    expect(till.payByCode('621111111111111110')).toMatchObject({ code: '14', postings: [] });
    till.now = '2026-07-18T10:21:31+08:00';
    expect(till.payByCode(code)).toMatchObject({ code: '54', postings: [] });
    till.now = '2026-07-18T02:21:30Z';
    expect(till.payByCode(code).code).toBe('00');
  });

  test.each([
    ['no field 59', { 59: '' }],
    ['another tag in field 59', { 59: field59('A4', '621111111111111110') }],
    ['a length in field 59 that is too long', { 59: 'A3099621111111111111110' }],
    ['a code of letters', { 59: field59('A3', 'ABCDEFGHIJKL') }],
    ['a card number beside the code', { 2: DEBIT }],
  ])('with %s is answered 30', (_what, fields) => {
    const till = signedInTill();
    const message = till.codeSale(till.issueCode(), { fields });
    if (fields[2 as keyof typeof fields] !== undefined) message.fields[2] = DEBIT;
    if (message.fields[59] === '') delete message.fields[59];
    expect(till.send(till.sign(message))).toMatchObject({ code: '30', postings: [] });
  });

  test('takes the PIN in a block without card number (F-14), and refuses a wrong one', () => {
    const till = signedInTill();
    const ask = (pin: string) => {
      const { 26: length = '', 52: block = '' } = till.pinFields('0'.repeat(16), pin);
      const fields = { 22: '031', 26: length, 52: block, 53: '1600000000000000' };
      return till.payByCode(till.issueCode(), { fields });
    };
    expect(ask('123456').code).toBe('00');
    expect(ask('654321').code).toBe('55');
  });

  test.each([
    ['a lost card', { status: 'lost' as const }, '41'],
    ['above the limit of the card', { limitMinor: 9_999 }, '61'],
  ])('of %s is declined as it would be with the card', (_what, changed, code) => {
    const till = signedInTill();
    const row = till.state.cards.get(DEBIT);
    if (row !== undefined) till.state.cards.set(DEBIT, { ...row, ...changed });
    expect(till.payByCode(till.issueCode()).code).toBe(code);
  });

  test('follows rules for its card, and is settled like any other', () => {
    const till = signedInTill(contracted());
    till.addRule(rule({ pan: DEBIT }, { partialMinor: 4_000 }));
    expect(till.payByCode(till.issueCode())).toMatchObject({ code: '10' });
    till.settleRightly();
    expect(till.clear('2026-07-18')).toMatchObject([{ grossMinor: 4_000, feesMinor: 24 }]);
  });
});

describe('a payment by code with an unknown result', () => {
  test('is not reversed: 12, and it stands', () => {
    const till = signedInTill();
    const message = till.codeSale(till.issueCode());
    till.send(message);
    expect(till.reverse(message)).toMatchObject({ code: '12', postings: [] });
    expect(state(till, message.fields[11] ?? '')).toBe('approved');
  });

  test('cannot be closed by a reversal either when it never arrived', () => {
    const till = signedInTill();
    const message = till.codeSale(till.issueCode());
    expect(till.reverse(message).code).toBe('12');
    expect(till.send(message).code).toBe('00');
  });

  test('is queried: approved, with what its answer would have said', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode(), { amount: 2_500 });
    const { 37: reference, 38: authorisation, 59: voucher } = sale.reply?.fields ?? {};
    const query = till.query(stanOf(sale));
    expect(query).toMatchObject({ type: 'qr-query', code: '00', postings: [], committed: false, macVerified: true });
    expect(query.reply).toMatchObject({
      mti: '0830',
      fields: {
        4: '000000002500',
        15: '0718',
        37: reference,
        44: sale.reply?.fields[44],
        63: sale.reply?.fields[63],
        38: authorisation,
        39: '00',
        48: '1',
        59: voucher,
        61: `000001${stanOf(sale)}`,
      },
    });
    expect(query.reply?.fields[64]).toBeDefined();
  });

  test('is queried: declined, with its code', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode(), { amount: 100_001 });
    expect(till.query(stanOf(sale)).reply?.fields).toMatchObject({ 39: '51', 48: '2' });
  });

  test('is queried: unknown, and then it is never paid, so that nobody pays twice', () => {
    const till = signedInTill();
    const message = till.codeSale(till.issueCode());
    expect(till.query(message.fields[11] ?? '').reply?.fields).toMatchObject({ 39: '25', 48: '3' });
    expect(till.query(message.fields[11] ?? '').reply?.fields).toMatchObject({ 39: '25', 48: '3' });
    expect(till.send(message)).toMatchObject({ code: '94', postings: [] });
    expect(till.available()).toBe(100_000);
  });

  test('is queried: voided since, and it did go through; a void that was reversed did not', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode());
    const message = till.card('void', { entry: '03', fields: till.naming(sale) });
    const { 2: _pan, 14: _expiry, ...fields } = message.fields;
    const undone = till.sign({ mti: message.mti, fields });
    till.send(undone);
    expect(till.query(stanOf(sale)).reply?.fields).toMatchObject({ 39: '00', 48: '1' });
    till.reverse(undone);
    expect(till.query(fields[11] ?? '').reply?.fields).toMatchObject({ 39: '25', 48: '2' });
  });

  test('is queried: with the issuer as far as its field has room for it', () => {
    const till = signedInTill({ cards: [card({ issuer: 'Agricultural and Fishery Bank' })] });
    const sale = till.payByCode(till.issueCode());
    expect(till.query(stanOf(sale)).reply?.fields[63]).toBe('CUPAgricultural and Fis');
  });

  test('that only asked for a balance is queried: without the authorisation that it never had', () => {
    const till = signedInTill();
    const asked = till.ask('balance-inquiry', { entry: '03' });
    const { reply } = till.query(stanOf(asked));
    expect(reply?.fields).toMatchObject({ 39: '00', 48: '1' });
    expect(reply?.fields).not.toHaveProperty('38');
  });

  test('that is unknown is closed once, also where a reversal closed it', () => {
    const till = signedInTill();
    const closed = (stan: string) => till.state.reversals.get(`TP000001/000001/${stan}`);
    till.query('000100');
    const first = closed('000100');
    expect(first).toEqual({
      terminalId: 'TP000001',
      batch: '000001',
      stan: '000100',
      at: NOW,
      reason: 'query',
      count: 1,
      found: false,
    });
    till.now = '2026-07-18T10:21:30+08:00';
    till.query('000100');
    expect(closed('000100')).toEqual(first);
    till.reverse(till.sign(till.card('sale', { stan: '000101' })));
    till.query('000101');
    expect(closed('000101')).toMatchObject({ reason: '98' });
  });

  test('is found in a batch that was closed since', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode());
    till.settleRightly();
    expect(till.query(stanOf(sale), '000001').reply?.fields).toMatchObject({ 39: '00', 48: '1' });
  });

  test.each<[string, (till: Till) => Decision, string]>([
    ['of a card payment is 12: that one is reversed', (till) => till.query(stanOf(till.ask('sale'))), '12'],
    ['that names no voucher is 30', (till) => till.query('000000'), '30'],
    [
      'with a wrong MAC is A0',
      (till) => {
        till.keys = { pinKey: '0'.repeat(32), macKey: '1'.repeat(32) };
        return till.query('000001');
      },
      'A0',
    ],
    [
      'before a sign-in is 77',
      (till) => {
        till.network('sign-out');
        return till.query('000001');
      },
      '77',
    ],
  ])('a query %s, and no result is told', (_what, ask, code) => {
    const decision = ask(signedInTill());
    expect(decision.code).toBe(code);
    expect(decision.reply?.fields[48]).toBeUndefined();
  });
});

describe('a payment by code given back', () => {
  test('is voided by its reference, without a card', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode());
    expect(till.giveBackByCode('void', sale).code).toBe('00');
    expect(till.available()).toBe(100_000);
    expect(state(till, stanOf(sale))).toBe('voided');
    expect(till.giveBackByCode('void', sale).code).toBe('12');
  });

  test('is refunded in parts by its reference, to the card that paid, never more than it was', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode(FOREIGN));
    till.settleRightly();
    expect(till.giveBackByCode('refund', sale, { amount: 6_000 }).code).toBe('00');
    expect(till.giveBackByCode('refund', sale, { amount: 6_000 }).code).toBe('64');
    expect(till.giveBackByCode('refund', sale, { amount: 4_000 }).code).toBe('00');
    expect(till.available(FOREIGN)).toBe(100_000);
  });

  test('may name its payment voucher, which must then be the right one', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode());
    const right = sale.reply?.fields[59] ?? '';
    expect(till.giveBackByCode('refund', sale, { amount: 1, fields: { 59: field59('A4', '0'.repeat(20)) } }).code).toBe(
      '25',
    );
    expect(till.giveBackByCode('refund', sale, { amount: 1, fields: { 59: right } }).code).toBe('00');
  });

  test.each(['void', 'refund'] as const)('a %s without a card of a payment that was made with one is 25', (type) => {
    const till = signedInTill();
    expect(till.giveBackByCode(type, till.ask('sale'))).toMatchObject({ code: '25', postings: [] });
    expect(till.available()).toBe(90_000);
  });

  test('of another merchant is 25', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode());
    const other = new Till(till.state, 'TP000005');
    other.merchantId = '898310058120003';
    other.signIn();
    expect(other.giveBackByCode('refund', sale)).toMatchObject({ code: '25', postings: [] });
  });

  test('a void whose answer was lost is reversed, and the payment stands again', () => {
    const till = signedInTill();
    const sale = till.payByCode(till.issueCode());
    const message = till.card('void', { entry: '03', fields: till.naming(sale) });
    const { 2: _pan, 14: _expiry, ...fields } = message.fields;
    const request = till.sign({ mti: message.mti, fields });
    expect(till.send(request).code).toBe('00');
    expect(till.reverse(request).code).toBe('00');
    expect(state(till, stanOf(sale))).toBe('approved');
    expect(till.available()).toBe(90_000);
  });
});

// Sign-in, echo, parameters, balance, settlement, upload, script notice and e-signature: the answers, and what they leave behind.
import { describe, expect, test } from 'vitest';
import { unwrapWorkKeys } from '../../../src/crypto/work-keys.ts';
import { libraryOf } from '../../state/change.ts';
import { card, configuration, DEBIT, FOREIGN, signedInTill, Till, TMK } from '../test-kit.ts';
import { viewBatch, viewTransactions } from '../views.ts';

describe('sign-in', () => {
  test('delivers the keys that the host then uses, the batch number and the time', () => {
    const till = new Till();
    const { reply } = till.signIn();
    expect(reply).toMatchObject({
      mti: '0810',
      fields: { 11: '000001', 12: '102030', 13: '0718', 32: '48021000', 39: '00', 60: '00000001003' },
    });
    expect(unwrapWorkKeys(TMK, reply?.fields[62] ?? '')).toEqual({ keys: till.state.terminals.get('TP000001')?.keys });
  });

  test('again gives other keys and the same open batch; the old keys no longer hold', () => {
    const till = signedInTill();
    till.ask('sale');
    const old = till.keys;
    till.signIn();
    expect(till.keys).not.toEqual(old);
    expect(till.batch).toBe('000001');
    expect(till.ask('sale').code).toBe('00');
    till.keys = old;
    expect(till.ask('sale').code).toBe('A0');
  });

  test.each([
    ['001', 48],
    ['003', 80],
    ['004', 120],
  ])('in key mode %s the key field has %i hex digits', (mode, length) => {
    const { reply } = new Till().signIn({ 60: `00000001${mode}` });
    expect(reply?.fields[62]).toHaveLength(length);
    expect(reply?.fields[60]).toBe(`00000001${mode}`);
  });

  test('other seeds give other keys, the same seed the same', () => {
    const keys = (seed: number) => new Till({ seed }).signIn().reply?.fields[62];
    expect(keys(1)).toBe(keys(1));
    expect(keys(1)).not.toBe(keys(2));
  });
});

test('the echo test is answered without a sign-in and changes nothing', () => {
  const till = new Till();
  expect(till.network('echo-test')).toMatchObject({
    code: '00',
    committed: false,
    reply: { mti: '0830', fields: { 12: '102030', 13: '0718', 39: '00', 41: 'TP000001', 60: '00000001301' } },
  });
});

test('the small-amount parameters are those of the merchant', () => {
  const till = new Till();
  const { reply } = till.network('parameter-download');
  expect(reply?.fields[62]).toBe(
    'FF80540011FF80570010FF8058012000000100000FF8059012000000100000FF805A0011FF805D0011FF803A003010FF803C003060',
  );
  expect(till.network('parameter-download-end').code).toBe('00');
});

test('the small-amount parameters of a merchant without small amounts say so', () => {
  const merchants = configuration().merchants.map((row) => ({ ...row, pinFree: false, signatureFreeLimitMinor: 0 }));
  const { reply } = new Till({ merchants }).network('parameter-download');
  expect(reply?.fields[62]).toMatch(/^FF80540010.*FF8059012000000000000FF805A0010/);
});

describe('balance inquiry', () => {
  test('tells what is available and moves nothing', () => {
    const till = signedInTill();
    till.ask('pre-authorisation', { amount: 25_000 });
    const answer = till.ask('balance-inquiry');
    expect(answer).toMatchObject({
      code: '00',
      postings: [],
      reply: { mti: '0210', fields: { 54: '1002156C000000075000' } },
    });
    expect(answer.reply?.fields[38]).toBeUndefined();
  });

  test('tells the credit left of a credit card', () => {
    const till = signedInTill();
    expect(till.ask('balance-inquiry', { pan: FOREIGN }).reply?.fields[54]).toBe('3002156C000000100000');
  });

  test.each([
    ['nothing left', { availableMinor: 0 }, {}, '1002156C000000000000'],
    ['what a quasi-credit card may spend', { product: 'quasi-credit' as const }, {}, '3002156C000000100000'],
    ['in the currency of the request', {}, { 49: '840' }, '1002840C000000100000'],
  ])('tells %s', (_what, changed, fields, told) => {
    const till = signedInTill({ cards: [card(changed)] });
    expect(till.ask('balance-inquiry', { fields }).reply?.fields[54]).toBe(told);
  });

  test('tells what the cardholder owes with the sign D', () => {
    const till = signedInTill();
    const sale = till.ask('sale', { amount: 60_000 });
    const undo = till.sign(till.card('void', { amount: 60_000, fields: till.naming(sale) }));
    till.send(undo);
    till.ask('sale', { amount: 70_000 });
    till.reverse(undo);
    expect(till.ask('balance-inquiry').reply?.fields[54]).toBe('1002156D000000030000');
  });

  test('wants a PIN and a good card', () => {
    const till = signedInTill();
    const without = till.ask('balance-inquiry', { pin: null, entry: '07' });
    expect(without.code).toBe('55');
    expect(without.reply?.fields[54]).toBeUndefined();
    expect(signedInTill({ cards: [card({ status: 'stolen' })] }).ask('balance-inquiry').code).toBe('43');
  });
});

describe('settlement', () => {
  /** A sale and its void, a sale with a partial refund, a completion, a foreign sale, a reversed sale, a declined one, a hold. */
  function busyDay(): Till {
    const till = signedInTill();
    till.about('void', till.ask('sale', { amount: 1_000 }), { amount: 1_000 });
    till.about('refund', till.ask('sale', { amount: 2_000 }), { amount: 500 });
    till.about('completion', till.ask('pre-authorisation', { amount: 4_000 }), { amount: 3_000 });
    till.ask('sale', { amount: 700, pan: FOREIGN });
    const lost = till.sign(till.card('sale', { amount: 9_000 }));
    till.send(lost);
    till.reverse(lost);
    till.ask('sale', { amount: 900_000 });
    till.ask('pre-authorisation', { amount: 100 });
    return till;
  }

  test('counts a UnionPay card of an issuer abroad as the terminal was told: with the domestic ones', () => {
    const till = signedInTill({ cards: [card({ issuer: 'Bank Abroad', foreign: true })] });
    expect(till.ask('sale', { amount: 700 }).reply?.fields[63]).toMatch(/^CUP/);
    expect(till.settle([1, 700, 0, 0], [0, 0, 0, 0]).reply?.fields[48]).toMatch(/^0{9}700001.{15}1.{30}1$/);
  });

  test('balances gross totals of domestic and foreign cards and opens the next batch', () => {
    const till = busyDay();
    const answer = till.settle([3, 6_000, 2, 1_500], [1, 700, 0, 0]);
    expect(answer.reply).toMatchObject({ mti: '0510', fields: { 15: '0718', 32: '48021000', 49: '156', 63: '001' } });
    expect(answer.reply?.fields[39]).toBeUndefined();
    expect(answer.reply?.fields[48]).toBe('0000000060000030000000015000021000000000700001000000000000' + '0001');
    expect(till.state.batches.get('TP000001/000001')).toMatchObject({ state: 'closed', balanced: true });
    expect(till.state.terminals.get('TP000001')?.batch).toBe('000002');
    expect(till.ask('sale').code).toBe('77');
    till.batch = '000002';
    expect(till.ask('sale').code).toBe('00');
    expect(viewTransactions(libraryOf(till.state)).map(({ settled }) => settled)).toContain(true);
    expect(viewTransactions(libraryOf(till.state)).at(-1)?.settled).toBe(false);
  });

  test('repeated after its answer was lost gets the same answer and closes nothing more', () => {
    const till = busyDay();
    const first = till.settle([3, 6_000, 2, 1_500], [1, 700, 0, 0]);
    const again = till.settle([3, 6_000, 2, 1_500], [1, 700, 0, 0]);
    expect(again.reply?.fields[48]).toBe(first.reply?.fields[48]);
    expect(again.committed).toBe(false);
    expect(till.state.terminals.get('TP000001')?.batch).toBe('000002');
  });

  test.each([
    ['a domestic amount', [3, 6_001, 2, 1_500], [1, 700, 0, 0], '2', '1'],
    ['a domestic count', [4, 6_000, 2, 1_500], [1, 700, 0, 0], '2', '1'],
    ['a credit count', [3, 6_000, 1, 1_500], [1, 700, 0, 0], '2', '1'],
    ['a credit amount', [3, 6_000, 2, 1_501], [1, 700, 0, 0], '2', '1'],
    ['a foreign amount', [3, 6_000, 2, 1_500], [1, 701, 0, 0], '1', '2'],
  ] as const)('with %s that differs does not balance', (_name, domestic, foreign, first, second) => {
    const till = busyDay();
    const text = till.settle([...domestic], [...foreign]).reply?.fields[48] ?? '';
    expect([text[30], text[61]]).toEqual([first, second]);
    expect(till.state.batches.get('TP000001/000001')).toMatchObject({ state: 'uploading', balanced: false });
    expect(till.ask('sale').code).toBe('22');
  });

  test.each([3, 61, 63])('with totals of %i digits answers 3 and leaves the batch open', (digits) => {
    const till = signedInTill();
    const answer = till.network('settlement', { 48: '0'.repeat(digits), 49: '156', 63: '001' });
    expect(answer).toMatchObject({ code: '30', committed: false });
    expect([answer.reply?.fields[48]?.[30], answer.reply?.fields[48]?.[61]]).toEqual(['3', '3']);
    expect(till.ask('sale').code).toBe('00');
  });

  test('of more transactions than the field can count does not balance, and is closed by its upload', () => {
    const till = signedInTill();
    for (let i = 0; i < 1_000; i++) till.ask('sale', { amount: 1 });
    const { reply } = till.settle([999, 1_000, 0, 0]);
    expect(reply?.fields[48]?.slice(0, 31)).toBe('0000000010009990000000000000002');
    till.network('batch-upload-end', { 48: '0000' });
    expect(till.state.batches.get('TP000001/000001')).toMatchObject({ state: 'closed', balanced: false });
  });

  test('of a batch that never was is 77', () => {
    const till = signedInTill();
    till.batch = '000009';
    expect(till.settle([0, 0, 0, 0])).toMatchObject({ code: '77', reply: { fields: { 39: '77' } } });
  });

  test('goes from batch 999998 to 000001', () => {
    const till = new Till();
    const row = till.state.terminals.get('TP000001');
    if (row !== undefined) till.state.terminals.set('TP000001', { ...row, nextBatch: '999998' });
    till.signIn();
    expect(till.batch).toBe('999998');
    till.settle([0, 0, 0, 0]);
    expect(till.state.terminals.get('TP000001')?.batch).toBe('000001');
  });

  test('a reversal still goes through while the batch is disputed', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale'));
    till.send(message);
    till.settle([0, 0, 0, 0]);
    expect(till.reverse(message).code).toBe('00');
    expect(till.settle([0, 0, 0, 0]).reply?.fields[48]?.[30]).toBe('1');
  });
});

describe('batch upload', () => {
  const item = (stan: string, amount: number, number = DEBIT) =>
    `00${stan}${number.padStart(20, '0')}${String(amount).padStart(12, '0')}`;
  const items = (...list: string[]) => ({ 48: String(list.length).padStart(2, '0') + list.join('') });

  function disputed(): Till {
    const till = signedInTill();
    till.ask('sale', { stan: '000100', amount: 1_000 });
    till.ask('sale', { stan: '000101', amount: 2_000 });
    till.settle([1, 5, 0, 0]);
    return till;
  }

  test('counts each item once, closes the batch at the end and says what differs', () => {
    const till = disputed();
    expect(till.network('batch-upload', items(item('000100', 999), item('000777', 50))).code).toBe('00');
    expect(till.network('batch-upload', items(item('000100', 999))).code).toBe('00');
    expect(till.network('batch-upload-end', { 48: '0003' }).code).toBe('22');
    expect(till.network('batch-upload-end', { 48: '0002' }).code).toBe('00');
    expect(till.state.batches.get('TP000001/000001')).toMatchObject({ state: 'closed', balanced: false, uploaded: 2 });
    expect(till.alerts()).toEqual([
      'voucher 000100: the amounts differ',
      'voucher 000777: the terminal has it, the host has not',
      'voucher 000101: the host has it, the terminal has not',
    ]);
    expect(till.network('batch-upload-end', { 48: '0002' }).code).toBe('00');
    till.batch = '000002';
    expect(till.ask('sale').code).toBe('00');
  });

  test('says whose card the two sides count apart', () => {
    const till = disputed();
    const foreign = item('000101', 2_000).replace(/^00/, '01');
    expect(till.network('batch-upload', items(item('000100', 1_000), foreign)).code).toBe('00');
    expect(till.network('batch-upload-end', { 48: '0002' }).code).toBe('00');
    expect(till.alerts()).toEqual(['voucher 000101: foreign card for the terminal, not for the host']);
  });

  test('tells apart what either side has of this batch, by voucher', () => {
    const till = signedInTill();
    till.ask('sale', { stan: '000100', amount: 1_000 });
    till.settleRightly();
    till.batch = '000002';
    till.ask('sale', { stan: '000203', amount: 1_000 });
    till.ask('sale', { stan: '000201', amount: 2_000 });
    till.ask('pre-authorisation', { stan: '000204', amount: 500 });
    till.ask('sale', { stan: '000205', amount: 999_999_999 });
    const reversed = till.sign(till.card('sale', { stan: '000202', amount: 300 }));
    till.send(reversed);
    expect(till.reverse(reversed).code).toBe('00');
    till.settle([9, 9, 0, 0]);
    const sent = [item('000300', 50), item('000205', 1), item('000202', 300), item('000201', 2_000)];
    expect(till.network('batch-upload', items(...sent)).code).toBe('00');
    expect(till.network('batch-upload-end', { 48: '0004' }).code).toBe('00');
    expect(till.alerts().filter((each) => each.startsWith('voucher'))).toEqual([
      'voucher 000202: the terminal has it, the host reversed it',
      'voucher 000205: the terminal has it, the host has not',
      'voucher 000300: the terminal has it, the host has not',
      'voucher 000203: the host has it, the terminal has not',
    ]);
    const upload = till.state.uploads.get('TP000001/000002/000201');
    expect(upload).toMatchObject({ stan: '000201', amountMinor: 2_000, foreign: false });
    expect(till.network('batch-upload-end-balanced', { 48: '0000' }).code).toBe('22');
  });

  test.each(['x100', '100', '00001', '0002x', 'x0002'])('has an end that counts in four digits, not %s', (count) => {
    const till = disputed();
    expect(till.network('batch-upload-end', { 48: count }).code).toBe('30');
  });

  test('has items of digits alone', () => {
    const till = disputed();
    for (const wrong of [`x1${item('000100', 1)}`, `01${item('000100', 1).slice(0, -1)}x`, ''])
      expect(till.network('batch-upload', { 48: wrong }).code).toBe('30');
    expect(till.network('batch-upload', items(`01${item('000100', 1).slice(2)}`)).code).toBe('00');
    expect([...till.state.uploads.values()]).toMatchObject([{ foreign: true }]);
  });

  test('of a batch that balanced has no end, and of none that is known nothing', () => {
    const till = signedInTill();
    till.settle([0, 0, 0, 0]);
    expect(till.network('batch-upload-end', { 48: '0000' }).code).toBe('77');
    till.batch = '000009';
    for (const type of ['batch-upload', 'batch-upload-end', 'batch-upload-end-balanced'] as const)
      expect(till.network(type, { 48: '0000' }).code).toBe('77');
  });

  test('keeps no card number', () => {
    const till = disputed();
    till.network('batch-upload', items(item('000100', 1_000)));
    expect(JSON.stringify([...till.state.uploads.values()])).not.toContain(DEBIT);
  });

  test('is refused before a settlement, after it balanced, and when it cannot be read', () => {
    const till = signedInTill();
    expect(till.network('batch-upload', items(item('000100', 1))).code).toBe('22');
    expect(till.network('batch-upload-end-balanced', { 48: '0000' }).code).toBe('22');
    till.settle([0, 0, 0, 0]);
    expect(till.network('batch-upload', items(item('000100', 1))).code).toBe('77');
    expect(till.network('batch-upload-end-balanced', { 48: '0000' }).code).toBe('00');
    const other = disputed();
    expect(other.network('batch-upload', { 48: `02${item('000100', 1)}` }).code).toBe('30');
    expect(other.network('batch-upload-end', { 48: '2' }).code).toBe('30');
  });
});

describe('after the sale', () => {
  test('a script notice is taken, and again', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    const notice = () => {
      const { fields } = till.card('script-notice', {
        fields: { ...till.naming(sale), 55: 'DF3105', 60: `00${till.batch}951` },
      });
      return till.send(till.sign({ mti: '0620', fields }));
    };
    expect(notice()).toMatchObject({ code: '00', postings: [], reply: { mti: '0630' } });
    expect(notice().code).toBe('00');
  });

  test('a signature is kept with its transaction by size, and refused for a reference that is not there', () => {
    const till = signedInTill();
    const sale = till.ask('sale', { stan: '000100' });
    const upload = (reference = sale.reply?.fields[37] ?? '') => {
      const fields = {
        11: '000100',
        37: reference,
        41: 'TP000001',
        42: till.merchantId,
        60: `07${till.batch}800`,
        62: 'CAFE',
      };
      return till.send(till.sign({ mti: '0820', fields }));
    };
    expect(upload()).toMatchObject({ code: '00', reply: { mti: '0830', fields: { 37: sale.reply?.fields[37] } } });
    expect(till.state.transactions.get('TP000001/000001/000100')?.signatureBytes).toBe(2);
    expect(upload('071899999999').code).toBe('25');
  });
});

test('the view of a batch adds domestic and foreign totals', () => {
  const till = signedInTill();
  till.ask('sale', { amount: 100 });
  till.ask('sale', { amount: 50, pan: FOREIGN });
  const row = till.state.batches.get('TP000001/000001');
  expect(row && viewBatch(row)).toEqual({
    terminalId: 'TP000001',
    batch: '000001',
    state: 'open',
    debitCount: 2,
    debitMinor: 150,
    creditCount: 0,
    creditMinor: 0,
    balanced: null,
    uploaded: 0,
    closedAt: null,
  });
});

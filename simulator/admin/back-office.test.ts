// The back office through its client: what was sold is found, paid and exported, and every total is the same total.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { field59 } from '../../src/definitions/payment-code.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { PAN, type Reply, type Sender, signIn, type Till, testConfiguration } from '../hosts/test-kit.ts';
import { freshTill, sharedAcquirer } from '../hosts/till.fixture.ts';
import type { RunningAcquirer } from '../main.ts';
import type { AcquirerClient } from './client.ts';

const SHOP = '898310058120001';
let acquirer: RunningAcquirer;
let admin: AcquirerClient;
let send: Sender;
let till: Till;

beforeAll(async () => {
  ({ acquirer, admin, send } = await sharedAcquirer());
});
afterAll(() => acquirer.close());
beforeEach(async () => {
  till = await freshTill({ admin, send });
});

const refused = (path: string) => ({ name: 'AdminClientError', status: 400, details: [{ path }] });
const signed = (on: string) => ({ by: 'Example Shop', on });
const sell = async (amountMinor: number, fields = {}) => (await send(till.sale(amountMinor, fields))).reply;

/** A request that gives back: it names the original, and no PIN. */
function givingBack(original: Reply, amountMinor: number, changed: Record<number, string>): Message {
  const { 26: _26, 52: _52, 53: _53, 64: _64, ...fields } = till.sale(amountMinor).fields;
  const { 11: stan, 13: date, 37: reference = '', 38: authorisation = '' } = original.fields;
  const named = { 37: reference, 38: authorisation, 61: `${till.batch}${stan}${date}` };
  return till.sign({ mti: '0200', fields: { ...fields, 22: '052', 3: '200000', ...named, ...changed } });
}
const voidOf = (original: Reply, amountMinor: number) =>
  send(givingBack(original, amountMinor, { 60: `23${till.batch}00060` }));
const refundOf = (original: Reply, amountMinor: number) => {
  const { mti: _mti, ...message } = givingBack(original, amountMinor, { 60: `25${till.batch}00060` });
  return send(till.sign({ mti: '0220', ...message }));
};

/** 100.00 and 50.00 sold, the second voided, 30.00 of the first refunded, one decline; then the batch is settled. */
async function busyDay(): Promise<Reply> {
  const sale = await sell(10_000);
  await voidOf(await sell(5_000), 5_000);
  await refundOf(sale, 3_000);
  await sell(99_999_999);
  await send(till.settlement(2, 15_000, 2, 8_000));
  return sale;
}

describe('settlement', () => {
  test('is made when the clock passes into another day, by itself and once', async () => {
    await busyDay();
    expect(await admin.settlements()).toEqual([]);
    await admin.setClock('2026-11-23T00:00:00+08:00');
    const [settlement, ...others] = await admin.settlements();
    expect(others).toEqual([]);
    expect(settlement).toMatchObject({
      id: `${SHOP}/2026-11-22`,
      businessDay: '2026-11-22',
      valueDate: '2026-11-23',
      state: 'paid',
      payer: { role: 'licensed acquirer', name: '通用银联收单 Generic UnionPay Acquirer' },
      payee: { role: 'merchant settlement account', number: '100020003000400050006' },
      grossMinor: 15_000,
      voidsMinor: 5_000,
      refundsMinor: 3_000,
      feesMinor: 60,
      netMinor: 6_940,
      paidMinor: 6_940,
    });
    await admin.advanceClock(86_400_000);
    expect(await admin.settlements()).toHaveLength(1);
  });

  test('is made when a message comes on another day, and that message is of the new one', async () => {
    await admin.reset(testConfiguration());
    till = await signIn(send);
    await sell(1_000);
    await send(till.settlement(1, 1_000));
    await admin.advanceClock(24 * 3_600_000);
    expect(await admin.settlements({ from: '2026-11-22', to: '2026-11-22' })).toHaveLength(1);
  });

  test('is made by an explicit call, which may be repeated, with the same result', async () => {
    await busyDay();
    const first = await admin.clear('2026-11-22');
    expect(first).toMatchObject({ date: '2026-11-22', settlements: [{ state: 'scheduled' }], uncleared: [] });
    expect(await admin.clear()).toEqual(first);
    expect(await admin.clearing()).toEqual(first);
    await admin.setClock('2026-11-25T00:00:00+08:00');
    expect(await admin.settlements()).toHaveLength(1);
    expect((await admin.ledger()).sumMinor).toBe(0);
  });

  test('is found by merchant and business day, both ends included', async () => {
    await busyDay();
    await admin.clear();
    expect(await admin.settlements({ merchantId: SHOP, from: '2026-11-22', to: '2026-11-22' })).toHaveLength(1);
    expect(await admin.settlements({ from: '2026-11-23' })).toEqual([]);
    expect(await admin.settlements({ merchantId: '898310058120009' })).toEqual([]);
    await expect(admin.settlements({ from: '2026-11-23', to: '2026-11-22' })).rejects.toMatchObject(refused('to'));
  });

  test('of a day to come, or of no day, is refused', async () => {
    await expect(admin.clear('2026-11-23')).rejects.toMatchObject(refused('date'));
    await expect(admin.clear('2026-02-30')).rejects.toMatchObject(refused('date'));
    await expect(admin.clear('today')).rejects.toMatchObject(refused('date'));
  });

  test('that cannot be made says why, and the money waits', async () => {
    const configuration = testConfiguration();
    const { licence: _licence, ...bare } = configuration.acquirer;
    await admin.reset({ ...configuration, acquirer: bare });
    till = await signIn(send);
    await sell(1_000);
    await send(till.settlement(1, 1_000));
    expect(await admin.clear()).toMatchObject({
      settlements: [],
      uncleared: [{ merchantId: SHOP, transactionCount: 1, reason: expect.stringContaining('no licence') }],
    });
  });
});

describe('a contract', () => {
  test('gets a new rate only by a signed version behind those that stand', async () => {
    const merchant = await admin.merchant(SHOP);
    const [first] = merchant.contract ?? [];
    if (first === undefined) throw new Error('the shop has no contract');
    const dearer = { ...first, feePpm: 7_000 };
    await expect(admin.patchMerchant(SHOP, { contract: [dearer] })).rejects.toMatchObject(refused('contract[0]'));
    const next = { ...dearer, version: 2, validFrom: '2026-12-01', signed: signed('2026-11-22') };
    const unsigned = admin.signContract(SHOP, { ...next, signed: null });
    await expect(unsigned).rejects.toMatchObject(refused('contract[1].signed'));
    await expect(unsigned).rejects.toThrow('rates hold only by a version that the merchant signed');
    const backwards = admin.signContract(SHOP, { ...next, validFrom: '2026-11-21', signed: signed('2026-11-01') });
    await expect(backwards).rejects.toMatchObject(refused('contract[1].validFrom'));
    expect((await admin.merchant(SHOP)).contract).toEqual([first]);
    expect((await admin.signContract(SHOP, next)).contract).toEqual([first, next]);
    await expect(admin.putMerchant({ ...merchant, contract: [first] })).rejects.toMatchObject(refused('contract[1]'));
    await expect(admin.signContract('898310058120009', next)).rejects.toMatchObject({ status: 404 });
  });

  test('says what each transaction costs, on whatever day it is asked, and a new rate holds for later ones only', async () => {
    await sell(10_000);
    const [first] = (await admin.merchant(SHOP)).contract ?? [];
    if (first === undefined) throw new Error('the shop has no contract');
    const next = { ...first, version: 2, validFrom: '2026-11-23', feePpm: 5_000, signed: signed('2026-11-22') };
    await admin.signContract(SHOP, next);
    await admin.setClock('2026-11-24T09:00:00+08:00');
    await sell(10_000);
    const { transactions } = await admin.transactions();
    expect(transactions.map(({ feeMinor, settlementId }) => [feeMinor, settlementId])).toEqual([
      [60, null],
      [50, null],
    ]);
  });
});

describe('the transaction query', () => {
  test('finds amounts in a range, both ends included', async () => {
    for (const amountMinor of [100, 200, 300]) await sell(amountMinor);
    const amounts = async (filter: object) =>
      (await admin.transactions(filter)).transactions.map(({ amountMinor }) => amountMinor);
    expect(await amounts({ amountFromMinor: 200 })).toEqual([200, 300]);
    expect(await amounts({ amountToMinor: 200 })).toEqual([100, 200]);
    expect(await amounts({ amountFromMinor: 200, amountToMinor: 200 })).toEqual([200]);
    const twisted = admin.transactions({ amountFromMinor: 2, amountToMinor: 1 });
    await expect(twisted).rejects.toMatchObject(refused('amountToMinor'));
  });

  test('gives totals over everything that fits: those of the batch, of the statement and of the ledger', async () => {
    await busyDay();
    const { totals, total } = await admin.transactions({ limit: 1 });
    expect({ totals, total }).toEqual({
      total: 5,
      totals: { debitCount: 2, debitMinor: 15_000, creditCount: 2, creditMinor: 8_000 },
    });
    const [batch] = await admin.batches();
    expect(batch).toMatchObject(totals);
    expect(batch?.closedAt).toBe('2026-11-22T09:30:00.000+08:00');
    const statement = await admin.statement(SHOP);
    expect(statement.payments.amountMinor).toBe(totals.debitMinor);
    expect(statement.voids.amountMinor + statement.refunds.amountMinor).toBe(totals.creditMinor);
    const { balances } = await admin.ledger();
    expect(balances[`merchant/${SHOP}`]).toBe(totals.debitMinor - totals.creditMinor);
  });

  test('finds the one transaction of a reference and a day', async () => {
    const { 37: reference = '' } = (await sell(100)).fields;
    expect(await admin.transaction('2026-11-22', reference)).toMatchObject({ reference, amountMinor: 100 });
    await expect(admin.transaction('2026-11-23', reference)).rejects.toMatchObject({ status: 404 });
    await expect(admin.transaction('2026-11-22', '000000000000')).rejects.toMatchObject({ status: 404 });
  });
});

describe('refunds', () => {
  test('are followed from the request to the card', async () => {
    const sale = await sell(10_000);
    await refundOf(sale, 3_000);
    await refundOf(sale, 8_000);
    await admin.addRule({ when: { transaction: 'refund' }, then: { answer: 'A2' } });
    await refundOf(sale, 1_000);
    const original = { id: 1, reference: sale.fields[37], at: '2026-11-22T09:30:00.000+08:00', amountMinor: 10_000 };
    const common = { merchantId: SHOP, cardNumber: '621234******1232', original };
    expect(await admin.refunds()).toMatchObject([
      { ...common, amountMinor: 3_000, state: 'accepted', responseCode: '00', arrivesOn: '2026-11-25', arrived: false },
      { ...common, amountMinor: 8_000, state: 'refused', responseCode: '64', arrivesOn: null, arrived: false },
      { ...common, amountMinor: 1_000, state: 'pending', responseCode: 'A2', arrivesOn: '2026-11-25' },
    ]);
    expect(await admin.refunds({ state: 'pending' })).toHaveLength(1);
    expect(await admin.refunds({ from: '2026-11-23' })).toEqual([]);
    await admin.setClock('2026-11-25T00:00:00+08:00');
    expect((await admin.refunds({ state: 'accepted' }))[0]).toMatchObject({ arrived: true });
  });
});

describe('a statement', () => {
  test('has every movement of the period, its totals, and what is still to be settled', async () => {
    await busyDay();
    expect(await admin.statement(SHOP)).toMatchObject({
      merchantId: SHOP,
      from: null,
      payments: { count: 2, amountMinor: 15_000 },
      voids: { count: 1, amountMinor: 5_000 },
      refunds: { count: 1, amountMinor: 3_000 },
      fees: { count: 1, amountMinor: 60 },
      netMinor: 6_940,
      unsettledMinor: 6_940,
      lines: [{ creditMinor: 10_000, feeMinor: 60 }, { creditMinor: 5_000, feeMinor: 0 }, { debitMinor: 5_000 }, {}],
      settlements: [],
    });
    await admin.clear();
    const settled = await admin.statement(SHOP, { from: '2026-11-22', to: '2026-11-22' });
    expect(settled).toMatchObject({ netMinor: 6_940, unsettledMinor: 0, settlements: [{ netMinor: 6_940 }] });
    expect(await admin.statement(SHOP, { from: '2026-11-23' })).toMatchObject({ lines: [], netMinor: 0 });
    await expect(admin.statement('898310058120009')).rejects.toMatchObject({ status: 404 });
  });
});

describe('an export', () => {
  test('has one line for each transaction, masked, with CR LF, in the language that was asked for', async () => {
    await busyDay();
    const csv = await admin.transactionsCsv({ state: 'approved' });
    const lines = csv.split('\r\n');
    expect(lines).toHaveLength(1 + 3 + 1);
    expect(lines[0]).toMatch(/^date,time,merchant,terminal,batch,voucher,reference,type,state,/);
    expect(lines[1]).toMatch(
      /^2026-11-22,09:30:00,898310058120001,TP000001,000001,000001,\d{12},Sale,approved,00,100.00,100.00,0.60,621234\*{6}1232,/,
    );
    expect(csv).not.toContain(PAN);
    const chinese = await admin.transactionsCsv({ type: 'refund', language: 'zh-CN' });
    expect(chinese).toMatch(/^日期,时间,/);
    expect(chinese).toContain(',退货,成功,00,30.00,');
  });

  test('of settlements and statements says the same as the lists', async () => {
    await busyDay();
    await admin.clear();
    const settlements = await admin.settlementsCsv({ merchantId: SHOP });
    expect(settlements).toContain(',T+1,2026-11-23,4,150.00,50.00,30.00,0.60,69.40,0.00,69.40,0.00,');
    const statement = (await admin.statementCsv(SHOP, { from: '2026-11-22' })).split('\r\n');
    expect(statement).toHaveLength(1 + 4 + 1);
    expect(statement[4]).toContain(',Refund,621234******1232,0.00,30.00,0.00,');
  });

  test('never lets a name begin a formula', async () => {
    const merchant = await admin.merchant(SHOP);
    await admin.putMerchant({ ...merchant, name: '=HYPERLINK("http://evil.example")' });
    await busyDay();
    await admin.clear();
    expect(await admin.settlementsCsv()).toContain(`,"'=HYPERLINK(""http://evil.example"")",`);
  });

  test('is sent as a table, with nothing in it when nothing fits', async () => {
    const response = await fetch(`${admin.adminUrl}/admin/transactions.csv`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect((await response.text()).split('\r\n')).toHaveLength(2);
    await expect(admin.transactionsCsv({ limit: 1 } as object)).rejects.toMatchObject(refused('limit'));
  });
});

describe('payment codes', () => {
  const pay = (code: string, amountMinor: number) => {
    const { 2: _2, 14: _14, 26: _26, 52: _52, 53: _53, 64: _64, ...fields } = till.sale(amountMinor).fields;
    return send(till.sign({ mti: '0200', fields: { ...fields, 22: '032', 59: field59('A3', code) } }));
  };

  test('pay once, over the wire, and show by whom and for what they were used', async () => {
    const issued = await admin.issuePaymentCode({ pan: PAN });
    expect(issued).toMatchObject({ cardNumber: '621234******1232', state: 'issued', transactionId: null });
    expect(issued.expiresAt).toBe('2026-11-22T09:31:00.000+08:00');
    const { reply } = await pay(issued.code, 2_500);
    expect(reply.fields).toMatchObject({ 39: '00', 59: field59('A4', `20261122${reply.fields[37]}`) });
    expect((await pay(issued.code, 2_500)).reply.fields[39]).toBe('94');
    expect(await admin.paymentCodes()).toMatchObject([{ code: issued.code, state: 'used', transactionId: 1 }]);
    expect(await admin.transactions({ lastFour: '1232', state: 'approved' })).toMatchObject({ total: 1 });
  });

  test('are never the same, never a card number, and the same again with the same seed', async () => {
    const issue = async () => (await admin.issuePaymentCode({ pan: PAN })).code;
    const codes = [await issue(), await issue(), await issue()];
    expect(new Set(codes).size).toBe(3);
    for (const code of codes) expect(code).toMatch(/^62\d{16}$/);
    await admin.reset();
    expect(await issue()).toBe(codes[0]);
  });

  test('are shown by no exchange, so that nobody pays with one that he read there', async () => {
    const { code } = await admin.issuePaymentCode({ pan: PAN });
    await pay(code, 99_999_999);
    const exchanges = await admin.exchanges();
    expect(exchanges.at(-1)).toMatchObject({ code: '51', request: { fields: { 59: '[23 hidden]' } } });
    expect(JSON.stringify(exchanges)).not.toContain(code);
  });

  test('expire by the clock', async () => {
    const { code } = await admin.issuePaymentCode({ pan: PAN, validMs: 1_000 });
    await admin.advanceClock(1_001);
    expect((await admin.paymentCodes())[0]?.state).toBe('expired');
    expect((await pay(code, 1)).reply.fields[39]).toBe('54');
  });

  test('may be given, but not twice, and only for a card that there is', async () => {
    const code = '6212345678';
    expect((await admin.issuePaymentCode({ pan: PAN, code })).code).toBe(code);
    await expect(admin.issuePaymentCode({ pan: PAN, code })).rejects.toMatchObject({ status: 409 });
    await expect(admin.issuePaymentCode({ pan: '6212345678909987' })).rejects.toMatchObject({ status: 404 });
    await expect(admin.issuePaymentCode({ pan: PAN, code: 'A' })).rejects.toMatchObject(refused('code'));
  });

  test('are queried over the wire, and the query and its answer are messages of the JSON host', async () => {
    const { code } = await admin.issuePaymentCode({ pan: PAN });
    const { reply } = await pay(code, 2_500);
    const identity = { 41: 'TP000001', 42: SHOP };
    const fields = { 11: '000800', ...identity, 60: `00${till.batch}900`, 61: `${till.batch}${reply.fields[11]}` };
    const query = await send(till.sign({ mti: '0820', fields }));
    expect(query.status).toBe(200);
    expect(query.reply).toMatchObject({ mti: '0830', fields: { 4: '000000002500', 39: '00', 48: '1' } });
    expect(till.genuine(query.reply)).toBe(true);
  });
});

describe('signatures and alerts', () => {
  test('a signature in parts is shown joined', async () => {
    const { 11: stan = '', 37: reference = '' } = (await sell(100)).fields;
    const part = (type: string, code: string, image: string) =>
      send(
        till.sign({
          mti: '0820',
          fields: { 11: stan, 37: reference, 41: 'TP000001', 42: SHOP, 60: `${type}${till.batch}${code}`, 62: image },
        }),
      );
    await part('07', '801', '0102');
    expect(await admin.signatures()).toMatchObject([{ reference, complete: false, parts: 1 }]);
    await part('08', '902', '03');
    expect(await admin.signatures()).toMatchObject([
      { reference, terminalId: 'TP000001', complete: true, parts: 2, bytes: 3, image: '010203' },
    ]);
  });

  test('alerts are found by terminal and kind', async () => {
    await admin.patchCard(PAN, { status: 'stolen' });
    await sell(1);
    expect(await admin.alerts({ kind: 'card-to-keep', terminalId: 'TP000001' })).toMatchObject([
      { stan: '000001', reason: 'card stolen: answered 43' },
    ]);
    expect(await admin.alerts({ kind: 'tamper' })).toEqual([]);
    expect(await admin.alerts({ terminalId: 'TP000009' })).toEqual([]);
    await expect(admin.alerts({ kind: 'boredom' } as object)).rejects.toMatchObject(refused('kind'));
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AcquirerClient } from '../admin/client.ts';
import type { RunningAcquirer } from '../main.ts';
import { IDENTITY, PAN, type Sender, signInRequest, type Till } from './test-kit.ts';
import { freshTill, sharedAcquirer } from './till.fixture.ts';

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

/** The books have not moved since the sign-in, and the acquirer still takes a good sale. */
async function nothingHappened(): Promise<void> {
  expect((await admin.transactions()).total).toBe(0);
  expect((await admin.ledger()).sumMinor).toBe(0);
  expect((await admin.card(PAN)).availableMinor).toBe(1_000_000);
  expect((await send(till.sale(100, { 11: '000777' }))).reply.fields[39]).toBe('00');
}

describe('a message that is right', () => {
  test('a good sale is approved, posted once and signed', async () => {
    const { status, reply } = await send(till.sale(12850));
    expect(status).toBe(200);
    expect(reply).toMatchObject({ mti: '0210', fields: { 4: '000000012850', 11: '000001', 39: '00' } });
    expect(till.genuine(reply)).toBe(true);
    expect((await admin.card(PAN)).availableMinor).toBe(1_000_000 - 12850);
    expect((await admin.ledger()).sumMinor).toBe(0);
    expect((await admin.transactions()).transactions).toMatchObject([
      { type: 'sale', state: 'approved', amountMinor: 12850, postedMinor: 12850, cardNumber: '621234******1232' },
    ]);
  });

  test('many at once are all answered, each with its own STAN', async () => {
    const sales = Array.from({ length: 60 }, () => till.sale(10));
    const answers = await Promise.all(sales.map((sale) => send(sale)));
    expect(answers.map(({ reply }) => [reply.fields[39], reply.fields[11]])).toEqual(
      sales.map((sale) => ['00', sale.fields[11]]),
    );
    expect((await admin.card(PAN)).availableMinor).toBe(1_000_000 - 600);
  });

  test('the same STAN a second time is answered 94 and not posted', async () => {
    const sale = till.sale(12850);
    await send(sale);
    const again = await send(sale);
    expect([again.status, again.reply.fields[39]]).toEqual([200, '94']);
    const other = await send(till.sale(500, { 11: sale.fields[11] ?? '' }));
    expect(other.reply.fields[39]).toBe('94');
    expect((await admin.card(PAN)).availableMinor).toBe(1_000_000 - 12850);
  });

  test('an unknown terminal is answered 97', async () => {
    const { status, reply } = await send(till.sale(100, { 41: 'XX999999' }));
    expect([status, reply.mti, reply.fields[39]]).toEqual([200, '0210', '97']);
    await nothingHappened();
  });

  test('a wrong MAC is answered A0', async () => {
    const sale = till.sale(100);
    const { reply } = await send({ ...sale, fields: { ...sale.fields, 64: '3030303030303030' } });
    expect(reply.fields[39]).toBe('A0');
    await nothingHappened();
  });

  test('a transaction that no table has is answered 12 or 30 and not posted', async () => {
    const { status, reply } = await send(till.sale(100, { 3: '990000' }));
    expect([status, reply.fields[39]]).toEqual([200, '12']);
    await nothingHappened();
  });
});

describe('a message that is wrong gets format error 30 and every reason', () => {
  const cases: [what: string, change: Record<number, string>, path: string][] = [
    ['a field too long', { 11: '0000001' }, 'fields[11]'],
    ['a negative amount', { 4: '-00000000100' }, 'fields[4]'],
    ['letters in the amount', { 4: '00000000010x' }, 'fields[4]'],
    ['a card number that is too short', { 2: '62123' }, 'fields[2]'],
    ['a PIN block that is not hex', { 52: 'not a pin block!' }, 'fields[52]'],
  ];
  test.each(cases)('%s', async (_what, change, path) => {
    const sale = till.sale(100);
    const { status, reply } = await send({ ...sale, fields: { ...sale.fields, ...change } });
    expect(status).toBe(400);
    expect(reply).toMatchObject({
      mti: '0210',
      fields: { 39: '30', 41: IDENTITY[41] },
      error: { code: 'invalid-message' },
    });
    expect(reply.error?.details.map((detail) => detail.path)).toContain(path);
    await nothingHappened();
  });

  test('a field that is missing is named', async () => {
    const { 4: _amount, ...fields } = till.sale(100).fields;
    const { status, reply } = await send({ mti: '0200', fields });
    expect([status, reply.fields[39], reply.fields[11]]).toEqual([400, '30', '000001']);
    expect(reply.error?.details).toContainEqual({ path: 'fields[4]', reason: 'is missing' });
    await nothingHappened();
  });

  test('two errors at once are both told', async () => {
    const sale = till.sale(100);
    const { reply } = await send({ ...sale, fields: { ...sale.fields, 11: 'x', 49: 156 } });
    expect(reply.error?.details.map(({ path }) => path).toSorted()).toEqual(['fields[11]', 'fields[49]']);
  });

  test('an unknown MTI', async () => {
    const { status, reply } = await send({ ...till.sale(100), mti: '0999' });
    expect([status, reply.mti, reply.fields[39]]).toEqual([400, '0000', '30']);
    await nothingHappened();
  });

  const bodies: [what: string, body: string][] = [
    ['malformed JSON', '{"mti":"0200","fields":{"2":"6212345678901232"'],
    ['an empty body', ''],
    ['a JSON text that is no object', '"0200"'],
    ['null', 'null'],
    ['an array', '[{"mti":"0200","fields":{}}]'],
    ['sixty thousand opening brackets', '['.repeat(60_000)],
    ['deep objects', `${'{"a":'.repeat(8000)}1${'}'.repeat(8000)}`],
    ['keys of the prototype', '{"mti":"0200","fields":{"__proto__":{"4":"000000000001"},"constructor":"x"}}'],
    ['a prototype as the message', '{"__proto__":{"mti":"0200","fields":{}}}'],
    ['fields that are a text', '{"mti":"0200","fields":"4"}'],
    ['an amount that is a number', '{"mti":"0200","fields":{"4":100}}'],
  ];
  test.each(bodies)('%s', async (_what, body) => {
    const { status, reply } = await send(body);
    expect([status, reply.fields[39]]).toEqual([400, '30']);
    expect(reply.error?.message).toMatch(/^format error/);
    expect(JSON.stringify(reply)).not.toContain(PAN);
    await nothingHappened();
  });

  test('a body that is not UTF-8', async () => {
    const response = await fetch(`${acquirer.hostUrl}/iso8583`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Uint8Array.of(0xff, 0xfe, 0x7b),
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { fields: { 39: '30' }, error: { message: 'format error: the body is not UTF-8' } },
    ]);
  });
});

describe('a request that is no message at all is told so', () => {
  test('a body of 10 MB gets 413', async () => {
    const { status, reply } = await send('x'.repeat(10_000_000));
    expect([status, reply.fields[39], reply.error?.code]).toEqual([413, '30', 'body-too-large']);
    await nothingHappened();
  });

  test('another content type gets 415', async () => {
    const { status, reply } = await send(till.sale(100), { 'content-type': 'text/plain' });
    expect([status, reply.error?.code]).toEqual([415, 'unsupported-media-type']);
    await nothingHappened();
  });

  test('a compressed body gets 415', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect((await send('not really', headers)).status).toBe(415);
  });

  test('another method gets 405 with the one that is allowed', async () => {
    const response = await fetch(`${acquirer.hostUrl}/iso8583`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await response.json()).toMatchObject({ mti: '0000', error: { code: 'method-not-allowed' } });
  });

  test('another address gets 404', async () => {
    const response = await fetch(`${acquirer.hostUrl}/other`);
    expect([response.status, await response.json()]).toMatchObject([404, { error: { code: 'not-found' } }]);
  });

  test('a head of 20 kB gets 431', async () => {
    const response = await fetch(acquirer.hostUrl, { headers: { 'x-long': 'a'.repeat(20_000) } });
    expect([response.status, await response.json()]).toMatchObject([431, { error: { code: 'malformed-http' } }]);
    await nothingHappened();
  });
});

describe('the trace', () => {
  test('shows every exchange masked, refused ones too', async () => {
    await send(till.sale(100));
    await send('{');
    const exchanges = await admin.exchanges();
    expect(exchanges.map(({ sequence, transaction, code }) => [sequence, transaction, code])).toEqual([
      [1, 'sign-in', '00'],
      [2, 'sale', '00'],
      [3, null, '30'],
    ]);
    expect(exchanges[1]).toMatchObject({
      transport: 'json-http',
      request: { mti: '0200', fields: { 2: '621234******1232', 52: '[16 hidden]' } },
      answer: { mti: '0210' },
      committed: true,
      macVerified: true,
      pinBlock: 'enciphered',
    });
    expect(exchanges[2]).toMatchObject({ request: null, error: expect.stringContaining('not JSON') });
    expect(JSON.stringify(exchanges)).not.toContain(PAN);
  });

  test('shows what could be read of a damaged message, and no card number that stands where none belongs', async () => {
    await send({ mti: '0200', fields: { 2: PAN, 3: PAN, 41: `${PAN}`, [PAN]: '1' } });
    const [, refused] = await admin.exchanges();
    expect(refused).toMatchObject({ request: { mti: '0200', fields: { 2: '621234******1232' } }, code: '30' });
    expect(JSON.stringify(refused)).not.toContain(PAN);
  });

  test('is waited on: the answer comes with the exchange', async () => {
    const waiting = admin.exchanges(1, 20_000);
    await send(signInRequest);
    expect((await waiting).map(({ sequence }) => sequence)).toEqual([2]);
  });
});

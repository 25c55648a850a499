// The client: what each kind of call sends and gives, how it is typed, and what it loads.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import { importsOf, read } from '../../src/imports.fixture.ts';
import type { AcquirerConfiguration, Alert, Card, Exchange, Ledger, Merchant, RuleEntry } from '../model/index.ts';
import { type AcquirerClient, connectAcquirer } from './client.ts';

let server: Server;
let admin: AcquirerClient;
let asked: string[];
let answers: object[];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join('');
    asked.push([request.method, request.url, body].join(' ').trim());
    response.end(JSON.stringify(answers.shift() ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  admin = connectAcquirer(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
beforeEach(() => {
  asked = [];
  answers = [];
});
afterAll(() => server.close());

const configuration = { seed: 1 } as AcquirerConfiguration;
const merchant = { merchantId: '898310058120001' } as Merchant;

test.each<[string, (admin: AcquirerClient) => Promise<unknown>]>([
  ['GET /admin/health', (admin) => admin.health()],
  ['GET /admin/merchants/a%2Fb', (admin) => admin.merchant('a/b')],
  ['PUT /admin/merchants/898310058120001 {"merchantId":"898310058120001"}', (admin) => admin.putMerchant(merchant)],
  ['PATCH /admin/cards/62 {"status":"lost"}', (admin) => admin.patchCard('62', { status: 'lost' })],
  ['DELETE /admin/rules/3', (admin) => admin.removeRule(3)],
  ['DELETE /admin/rules', (admin) => admin.clearRules()],
  ['PUT /admin/rules []', (admin) => admin.replaceRules([])],
  ['PUT /admin/configuration {"seed":1}', (admin) => admin.configure(configuration)],
  ['POST /admin/reset {}', (admin) => admin.reset()],
  ['POST /admin/reset {"configuration":{"seed":1}}', (admin) => admin.reset(configuration)],
  ['PUT /admin/clock {"now":null}', (admin) => admin.setClock(null)],
  ['POST /admin/clock/advance {"milliseconds":5}', (admin) => admin.advanceClock(5)],
  ['POST /admin/clearing {}', (admin) => admin.clear()],
  ['POST /admin/clearing {"date":"2026-11-22"}', (admin) => admin.clear('2026-11-22')],
  ['GET /admin/exchanges', (admin) => admin.exchanges()],
  ['GET /admin/exchanges?since=2&limit=3', (admin) => admin.exchanges(2, undefined, 3)],
  ['GET /admin/books?unmasked=true', (admin) => admin.books({ unmasked: true })],
  ['GET /admin/transactions/2026-11-22/000000000001', (admin) => admin.transaction('2026-11-22', '000000000001')],
  ['GET /admin/merchants/m/statement?from=2026-11-22', (admin) => admin.statement('m', { from: '2026-11-22' })],
  ['GET /admin/merchants/m/statement.csv', (admin) => admin.statementCsv('m')],
  ['GET /openapi.json', (admin) => admin.document()],
])('%s', async (request, call) => {
  await call(admin);
  expect(asked).toEqual([request]);
});

test('a call that answers with nothing gives nothing', async () => {
  expect(await admin.reset()).toBeUndefined();
});

test('a list is asked for until its end, and what filters it stays', async () => {
  answers = [
    { rows: [1], next: 'alerts-1' },
    { rows: [2, 3], next: null },
  ];
  expect(await admin.alerts({ kind: 'tamper' })).toEqual([1, 2, 3]);
  expect(asked).toEqual(['GET /admin/alerts?kind=tamper', 'GET /admin/alerts?kind=tamper&cursor=alerts-1']);
});

test('what comes by pages and has more in it than rows is the last page with the rows of all', async () => {
  answers = [
    { sumMinor: 0, balances: { a: 1 }, entries: [1], next: 'entries-1' },
    { sumMinor: 0, balances: { a: 2 }, entries: [2], next: null },
  ];
  expect(await admin.ledger()).toEqual({ sumMinor: 0, balances: { a: 2 }, entries: [1, 2] });
});

describe('types', () => {
  test('of what the methods take', () => {
    expectTypeOf<Parameters<AcquirerClient['putCard']>>().toEqualTypeOf<[body: Card]>();
    expectTypeOf<Parameters<AcquirerClient['merchant']>>().toEqualTypeOf<[string]>();
    expectTypeOf<Parameters<AcquirerClient['removeRule']>>().toEqualTypeOf<[number]>();
    expectTypeOf<Parameters<AcquirerClient['batches']>>().toEqualTypeOf<[]>();
    expectTypeOf<Parameters<AcquirerClient['reset']>>().toEqualTypeOf<[value?: AcquirerConfiguration]>();
    expectTypeOf<Parameters<AcquirerClient['setClock']>>().toEqualTypeOf<[value: string | null]>();
    expectTypeOf<Parameters<AcquirerClient['exchanges']>>().toEqualTypeOf<
      [value?: number, value?: number, value?: number]
    >();
    // @ts-expect-error: no such kind of alert
    void (() => admin.alerts({ kind: 'nonsense' }));
    // @ts-expect-error: no such member
    void (() => admin.patchCard('62', { statuses: 'lost' }));
    // @ts-expect-error: no such call
    void (() => admin.nonsense());
  });

  test('of what they give', () => {
    expectTypeOf<AcquirerClient['rules']>().returns.resolves.toEqualTypeOf<RuleEntry[]>();
    expectTypeOf<AcquirerClient['reset']>().returns.resolves.toEqualTypeOf<undefined>();
    expectTypeOf<AcquirerClient['exchanges']>().returns.resolves.toEqualTypeOf<Exchange[]>();
    expectTypeOf<AcquirerClient['alerts']>().returns.resolves.toEqualTypeOf<Alert[]>();
    expectTypeOf<AcquirerClient['ledger']>().returns.resolves.toEqualTypeOf<Ledger>();
    expectTypeOf<AcquirerClient['statementCsv']>().returns.resolves.toEqualTypeOf<string>();
    expectTypeOf(admin.pages('alerts')).toEqualTypeOf<AsyncGenerator<Alert[]>>();
  });
});

test('loads its rows and one way to send, no schemas and nothing of the server', () => {
  const loaded = new Set(['simulator/admin/client.ts']);
  for (const file of loaded) for (const { to, typeOnly } of importsOf(file)) if (!typeOnly) loaded.add(to);
  const others = [...loaded].filter((file) => !/^simulator\/admin\/(calls\/|client|connect|launch|send)/.test(file));
  expect(others).toEqual(['src/http.ts']);
  const packages = [...loaded].flatMap((file) => [...read(file).matchAll(/^import (?!type)[^']*'([^.'][^']*)'/gm)]);
  expect(packages.map(([, name]) => name).filter((name) => !name?.startsWith('node:'))).toEqual([]);
});

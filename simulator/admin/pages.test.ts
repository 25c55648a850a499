// Lists by pages: together they are the whole list, each once and in order, and a cursor of something else is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sender, signIn, testConfiguration } from '../hosts/test-kit.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { type AcquirerClient, connectAcquirer } from './client.ts';

let acquirer: RunningAcquirer;
let admin: AcquirerClient;
beforeAll(async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration({ mac: false }) });
  admin = connectAcquirer(acquirer.adminUrl);
  const send = sender(acquirer.hostUrl);
  const till = await signIn(send);
  for (let i = 0; i < 7; i++) await send(till.sale(100));
  for (let i = 0; i < 4; i++) await send(till.sale(99_999_999));
  for (let i = 0; i < 5; i++) await admin.issuePaymentCode({ pan: testConfiguration().cards[0]?.pan ?? '' });
});
afterAll(() => acquirer.close());

type Body = { entries: { id: number }[]; next: string | null; error: { code: string; message: string } };
const get = async (path: string) => {
  const answer = await fetch(acquirer.adminUrl + path);
  return { status: answer.status, body: (await answer.json()) as Body };
};

describe.each(['ledger', 'payment-codes', 'alerts'] as const)('%s', (list) => {
  test('by pages of two: each row once, in order', async () => {
    const whole = await Array.fromAsync(admin.pages(list));
    expect(whole).toHaveLength(1);
    const pages = await Array.fromAsync(admin.pages(list, { limit: 2 }));
    expect(pages.flat()).toEqual(whole.flat());
    expect(pages.slice(0, -1).map((page) => page.length)).toEqual(Array(pages.length - 1).fill(2));
    expect(pages.length).toBe(Math.ceil(whole.flat().length / 2));
  });
});

test('a list goes on behind its cursor with what came in the meantime', async () => {
  const first = await get('/admin/ledger?limit=3');
  expect(first.body.entries.map(({ id }) => id)).toEqual([1, 2, 3]);
  await admin.patchCard(testConfiguration().cards[0]?.pan ?? '', { availableMinor: 5 });
  const rest = await get(`/admin/ledger?cursor=${first.body.next}`);
  const { entries } = await admin.ledger();
  expect([...first.body.entries, ...rest.body.entries]).toEqual(entries);
  expect(rest.body).toMatchObject({ next: null, sumMinor: 0 });
});

test('a filter that little fits gives pages that go on until the end', async () => {
  const kinds = new Set((await admin.alerts()).map(({ kind }) => kind));
  for (const kind of kinds) {
    const pages = await Array.fromAsync(admin.pages('alerts', { kind, limit: 1 }));
    expect(pages.flat()).toEqual(await admin.alerts({ kind }));
  }
  expect(await Array.fromAsync(admin.pages('alerts', { kind: 'tamper', limit: 1 }))).toEqual([[]]);
});

test('chips: the notices come behind the readings', async () => {
  expect(await admin.chips()).toEqual({ readings: [], notices: [] });
  expect((await get('/admin/chips?cursor=notices-0')).body).toEqual({ readings: [], notices: [], next: null });
});

test('exchanges: so many after a number', async () => {
  const all = await admin.exchanges();
  expect(await admin.exchanges(2, 0, 3)).toEqual(all.slice(2, 5));
});

test.each([
  ['/admin/ledger?cursor=nonsense', 'cursor must be the next of an earlier page of this list, or be left out'],
  ['/admin/ledger?cursor=alerts-1', 'cursor must be the next of an earlier page of this list'],
  ['/admin/ledger?cursor=', 'cursor must be the next of an earlier page of this list'],
  ['/admin/alerts?cursor=alerts--1', 'cursor must be the next of an earlier page of this list'],
  ['/admin/ledger?cursor=entries-99999', /cursor is of a longer list than this one, which has \d+ rows; leave it out/],
  ['/admin/chips?cursor=entries-1', 'cursor must be the next of an earlier page of this list'],
  ['/admin/batches?limit=0', /limit must be .*1/],
  ['/admin/batches?limit=10001', /limit must be .*10000/],
  ['/admin/refunds?limit=x', 'limit must be'],
])('%s is refused with what to do about it', async (path, reason) => {
  const { status, body } = await get(path);
  expect([status, body.error.code]).toEqual([400, 'invalid-request']);
  expect(body.error.message).toMatch(reason);
});

import { expect, test } from 'vitest';
import { createTrace, type Happening } from './trace.ts';

const happening = (changes: Partial<Happening> = {}): Happening => ({
  at: '2026-11-22T09:30:00.000+08:00',
  transport: 'json-http',
  transaction: null,
  terminalId: null,
  request: null,
  answer: null,
  code: null,
  error: null,
  fault: null,
  rule: null,
  committed: false,
  postings: [],
  macVerified: null,
  pinBlock: 'none',
  requestHex: null,
  answerHex: null,
  ...changes,
});

test('card data is masked before anything is kept', () => {
  const trace = createTrace(10);
  const fields = {
    2: '6212345678901232',
    35: '6212345678901232=3512',
    52: 'B91D020C871DFFC1',
    63: 'see 6212345678901232',
  };
  trace.add(happening({ request: { mti: '0200', fields }, error: 'card 6212345678901232 unknown' }));
  expect(JSON.stringify(trace.since(0))).not.toMatch(/6212345678901232|B91D020C871DFFC1/);
  expect(trace.since(0)).toMatchObject([{ error: 'card 621234******1232 unknown' }]);
});

test('the ring keeps the last ones, whatever number is asked from', () => {
  const trace = createTrace(5);
  for (let i = 0; i < 23; i++) trace.add(happening());
  const numbers = (since: number) => trace.since(since).map(({ sequence }) => sequence);
  expect(numbers(0)).toEqual([19, 20, 21, 22, 23]);
  expect(numbers(21)).toEqual([22, 23]);
  expect(numbers(23)).toEqual([]);
});

test('waiting ends with the next exchange, after the time, or when nobody waits any more', async () => {
  const trace = createTrace(5);
  const next = trace.wait(0, 60_000);
  trace.add(happening());
  expect(await next).toHaveLength(1);
  expect(await trace.wait(0, 60_000)).toHaveLength(1);
  expect(await trace.wait(1, 5)).toEqual([]);
  const given = new AbortController();
  const nobody = trace.wait(1, 60_000, given.signal);
  given.abort();
  expect(await nobody).toEqual([]);
});

test('after clearing it numbers from 1 again', () => {
  const trace = createTrace(5);
  trace.add(happening());
  trace.clear();
  expect([trace.sequence, trace.since(0)]).toEqual([0, []]);
  expect(trace.add(happening()).sequence).toBe(1);
});

test('large exchanges leave fewer of them, so that a flood of them takes no more memory than small ones', () => {
  const trace = createTrace(100, 1_000_000);
  const request = { mti: '0200', fields: { 62: 'x'.repeat(60_000) } };
  for (let i = 0; i < 1000; i++) trace.add(happening({ request }));
  const kept = trace.since(0);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(10);
  expect(kept.at(-1)?.sequence).toBe(1000);
  for (let i = 0; i < 1000; i++) trace.add(happening());
  expect(trace.since(0)).toHaveLength(100);
});

test('the head of a request counts too', () => {
  const trace = createTrace(100, 1_000_000);
  const head = { method: 'POST', url: '/iso8583', rawHeaders: ['X-Long', 'x'.repeat(60_000)] };
  for (let i = 0; i < 1000; i++) trace.add(happening({ head }));
  expect(trace.since(0).length).toBeLessThan(20);
});

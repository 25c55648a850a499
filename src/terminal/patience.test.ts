// A slow adapter is no silent one: each answer has its time, and all of them together have a bound.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patienceOf } from './patience.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] }));
afterEach(() => vi.useRealTimers());

/** How one call ends that takes so long, in milliseconds. */
async function outcome({ within }: ReturnType<typeof patienceOf>, ms: number, waitMs = 0): Promise<string> {
  const told = within(waitMs, () => new Promise<string>((resolve) => setTimeout(resolve, ms, 'answered'))).catch(
    ({ message }: Error) => message,
  );
  await vi.advanceTimersByTimeAsync(ms + 1);
  return told;
}

it('has time for every answer of an adapter that is slow each time', async () => {
  const patience = patienceOf(10_000);
  for (let asked = 0; asked < 100; asked++) expect(await outcome(patience, 1000)).toBe('answered');
  expect(patience.lost).toBe(false);
});

it('gives up one that does not answer once, and asks it no more', async () => {
  const patience = patienceOf(10_000);
  expect(await outcome(patience, 30_000, 20_000)).toBe('answered');
  expect(await outcome(patience, 10_100)).toBe('no answer within 10 s');
  expect(patience.lost).toBe(true);
});

it('has a bound for all answers together', async () => {
  const patience = patienceOf(10_000);
  for (let asked = 0; asked < 13; asked++) expect(await outcome(patience, 9000)).toBe('answered');
  expect(await outcome(patience, 9000)).toBe('its answers took 120 s in all');
  expect(patience.lost).toBe(true);
});

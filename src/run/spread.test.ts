// Scenarios that stand together in the guide are played far from each other, those that wait one after the other, and none is lost.
import { expect, it } from 'vitest';
import { PHRASES } from '../../steps/catalogue.ts';
import { spread } from './spread.ts';
import { RUN_OUT, waitsOf } from './waits.ts';

type Sourced = { pickle: { uri: string; id: string; steps: never[] } };
const LOST = 'the POS centre will not answer the next request';
const scenarios = (file: string, count: number, ...texts: string[]): Sourced[] =>
  Array.from({ length: count }, (_, index) => ({
    pickle: { uri: file, id: `${file} ${index}`, steps: texts.map((text) => ({ text })) as never[] },
  }));
const guide = [
  ...scenarios('features/en/card-reading/a.feature', 40),
  ...scenarios('features/en/timeout-and-reversal/b.feature', 6, LOST, 'the cashier makes a sale'),
  ...scenarios('features/en/settlement/lost-settlement.feature', 2),
  ...scenarios('features/zh-CN/card-reading/a.feature', 40),
];
const ids = (list: readonly Sourced[]) => list.map(({ pickle }) => pickle.id);
const played = ids(spread(guide));
const placesOf = (part: string) => played.flatMap((id, at) => (id.includes(part) ? [at] : []));

it('keeps every scenario once', () => {
  expect([...played].sort()).toEqual(ids(guide).sort());
});

it('begins with what campaigns have found', () => {
  expect(played[0]).toBe(guide.find(({ pickle }) => pickle.uri.includes('lost-settlement'))?.pickle.id);
  expect(Math.max(...placesOf('lost-settlement'))).toBeLessThan(Math.min(...placesOf('b.feature')));
});

it('has scenarios that wait follow each other, with as many others between any two', () => {
  const places = [...placesOf('lost-settlement'), ...placesOf('b.feature')];
  const gaps = places.slice(1).map((place, at) => place - (places[at] ?? 0));
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
});

it('has no two neighbours of the guide within the four that may be played at a time', () => {
  const others = played.filter((id) => id.includes('a.feature'));
  const told = ids(guide).filter((id) => id.includes('a.feature'));
  for (const [at, id] of others.entries())
    for (const other of others.slice(at + 1, at + 4))
      expect(Math.abs(told.indexOf(id) - told.indexOf(other)), `${id}, ${other}`).toBeGreaterThan(4);
});

it('is the same every time', () => {
  expect(ids(spread(guide))).toEqual(played);
});

it('knows how often a scenario waits by its sentences, in either language', () => {
  const steps = (...texts: string[]) => texts.map((text) => ({ text }));
  expect(waitsOf(steps(LOST, 'the POS centre will not answer the next 3 reversals', 'the transaction fails'))).toBe(2);
  expect(waitsOf(steps('POS中心对下一笔类型为“批结算”的请求不应答'))).toBe(1);
  expect(waitsOf(steps('the POS centre will not answer the next request in time'))).toBe(0);
  const wordings = PHRASES.map(({ en }) => en);
  expect(Object.keys(RUN_OUT).filter((sentence) => !wordings.includes(sentence))).toEqual([]);
});

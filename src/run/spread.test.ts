// Scenarios that stand together in the guide are played far from each other, what campaigns found comes first, and none is lost.
import { expect, it } from 'vitest';
import { spread } from './spread.ts';

type Sourced = { pickle: { uri: string; id: string } };
const scenarios = (file: string, count: number): Sourced[] =>
  Array.from({ length: count }, (_, index) => ({ pickle: { uri: file, id: `${file} ${index}` } }));
const guide = [
  ...scenarios('features/en/card-reading/a.feature', 40),
  ...scenarios('features/en/settlement/lost-settlement.feature', 2),
  ...scenarios('features/zh-CN/card-reading/a.feature', 40),
];
const ids = (list: readonly Sourced[]) => list.map(({ pickle }) => pickle.id);
const played = ids(spread(guide));

it('keeps every scenario once', () => {
  expect([...played].sort()).toEqual(ids(guide).sort());
});

it('puts what campaigns have found first', () => {
  expect(played.slice(0, 2)).toEqual(ids(guide.slice(40, 42)));
});

it('has no two neighbours of the guide within the four that may be played at a time', () => {
  const others = played.slice(2);
  const told = ids(guide).filter((id) => !id.includes('lost-settlement'));
  for (const [at, id] of others.entries())
    for (const other of others.slice(at + 1, at + 4))
      expect(Math.abs(told.indexOf(id) - told.indexOf(other)), `${id}, ${other}`).toBeGreaterThan(4);
});

it('is the same every time', () => {
  expect(ids(spread(guide))).toEqual(played);
});

import { expect, test } from 'vitest';
import { formatInstant, parseInstant } from '../model/instant.ts';
import { createClock } from './clock.ts';

test('a time is kept with its offset', () => {
  const clock = createClock('2026-11-22T09:30:00+08:00');
  expect([clock.now(), clock.standing]).toEqual(['2026-11-22T09:30:00.000+08:00', true]);
});

test('moving across midnight and the end of the year', () => {
  const clock = createClock('2026-12-31T23:59:59+08:00');
  clock.advance(2000);
  expect(clock.now()).toBe('2027-01-01T00:00:01.000+08:00');
  clock.advance(-2000);
  expect(clock.now()).toBe('2026-12-31T23:59:59.000+08:00');
});

test('real time is shown at +08:00, and stands once it is moved', () => {
  const clock = createClock(null, () => Date.UTC(2026, 0, 1));
  expect([clock.now(), clock.standing]).toEqual(['2026-01-01T08:00:00.000+08:00', false]);
  clock.advance(1);
  expect([clock.now(), clock.standing]).toEqual(['2026-01-01T08:00:00.001+08:00', true]);
  clock.set(null);
  expect(clock.now()).toBe('2026-01-01T08:00:00.000+08:00');
});

test.each(['2026-11-22', '2026-11-22T09:30:00', 'yesterday', '2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', ''])(
  '%j is not a time with offset',
  (text) => {
    expect(parseInstant(text)).toBeNull();
    expect(() => createClock(text)).toThrow(RangeError);
  },
);

test('offsets of both signs and of half hours', () => {
  expect(parseInstant('2026-11-22T09:30:00-03:30')).toEqual({
    epochMs: Date.UTC(2026, 10, 22, 13),
    offsetMinutes: -210,
  });
  expect(formatInstant(Date.UTC(2026, 10, 22, 13), -210)).toBe('2026-11-22T09:30:00.000-03:30');
  expect(parseInstant('2026-11-22T09:30Z')?.offsetMinutes).toBe(0);
});

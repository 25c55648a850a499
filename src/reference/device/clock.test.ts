// The terminal clock: China time, set by the host, the nearest year.
import { expect, it } from 'vitest';
import { Clock } from './clock.ts';

const at = (iso: string) => new Clock(() => Date.parse(iso));

it('shows China time, whatever the zone of the process', () => {
  const clock = at('2026-12-31T16:30:00Z');
  expect(clock.stamp()).toBe('2027-01-01 00:30:00');
  expect(clock.iso()).toBe('2027-01-01T00:30:00.000+08:00');
});

it('is set by date and time of the host', () => {
  const clock = at('2026-07-18T02:00:00Z');
  clock.set('0718', '235959');
  expect(clock.stamp()).toBe('2026-07-18 23:59:59');
  expect(clock.iso()).toBe('2026-07-18T10:00:00.000+08:00');
});

it.each([
  ['2026-12-31T15:59:00Z', '0101', '000001', '2027-01-01 00:00:01'],
  ['2026-12-31T16:01:00Z', '1231', '235959', '2026-12-31 23:59:59'],
  ['2028-02-28T12:00:00Z', '0229', '000000', '2028-02-29 00:00:00'],
  ['2026-07-18T02:00:00Z', '0229', '000000', '2028-02-29 00:00:00'],
  ['2028-12-18T02:00:00Z', '0229', '000000', '2028-02-29 00:00:00'],
])('at %s takes %s %s for %s', (now, date, time, stamp) => {
  expect(at(now).stampFromHost(date, time)).toBe(stamp);
});

it('turns the year after it was set to the last minute of one, whatever the outside clock says', () => {
  for (const now of ['2026-07-02T04:00:00Z', '2026-03-01T00:00:00Z']) {
    const clock = at(now);
    clock.set('1231', '235950');
    const year = Number(clock.stamp().slice(0, 4));
    expect(clock.stampFromHost('0101', '000010')).toBe(`${year + 1}-01-01 00:00:10`);
  }
});

it.each([
  ['0230', '000000'],
  ['1301', '000000'],
  ['718', '000000'],
  [undefined, '000000'],
  ['0718', 'x'],
  ['0718', undefined],
])('takes no date from %s %s', (date, time) => {
  const clock = at('2026-07-18T02:00:00Z');
  expect(clock.stampFromHost(date, time)).toBeNull();
  clock.set(date, time);
  expect(clock.aheadMs).toBe(0);
});

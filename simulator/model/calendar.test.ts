// Days: which are worked, and when money is paid.
import { describe, expect, test } from 'vitest';
import type { SettlementCycle } from '../../src/definitions/acquirer-rows.ts';
import { CHINA_CALENDAR } from '../../src/definitions/calendar.ts';
import { daysLater, isDay, isWorkingDay, valueDateOf, workingDaysLater } from './calendar.ts';

describe('the calendar of the house', () => {
  test.each([
    ['2026-07-17', true, 'a Friday'],
    ['2026-07-18', false, 'a Saturday'],
    ['2026-07-19', false, 'a Sunday'],
    ['2026-10-01', false, 'National Day, a Thursday'],
    ['2026-10-07', false, 'the last day of its holidays'],
    ['2026-10-08', true, 'the day after them'],
    ['2026-10-10', true, 'a Saturday worked in exchange'],
    ['2026-09-20', true, 'a Sunday worked in exchange'],
    ['2026-02-16', false, 'a Monday of the Spring Festival'],
    ['2027-10-01', false, 'National Day of a year without a notice'],
    ['2027-10-04', true, 'a Monday that such a notice may still declare free'],
  ])('has %s worked: %s (%s)', (day, worked) => {
    expect(isWorkingDay(day, CHINA_CALENDAR)).toBe(worked);
  });

  test('names days that exist, each once and on one side only', () => {
    const { holidays, workdays } = CHINA_CALENDAR;
    const all = [...holidays, ...workdays];
    expect(all.filter((day) => !isDay(day))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    expect(workdays.filter((day) => isWorkingDay(day, { holidays: [], workdays: [] }))).toEqual([]);
  });
});

describe('the value date', () => {
  test.each<[SettlementCycle, string, string, string]>([
    ['T+1', '2026-07-16', '2026-07-17', 'Thursday to Friday'],
    ['T+1', '2026-07-17', '2026-07-20', 'Friday to Monday'],
    ['T+1', '2026-07-18', '2026-07-20', 'Saturday to Monday'],
    ['T+1', '2026-09-30', '2026-10-08', 'over the National Day holidays'],
    ['T+1', '2026-10-09', '2026-10-10', 'to a Saturday that is worked'],
    ['T+1', '2026-02-14', '2026-02-24', 'over the Spring Festival'],
    ['T+1', '2026-12-31', '2027-01-04', 'over the year'],
    ['D+1', '2026-07-17', '2026-07-18', 'to a Saturday'],
    ['D+1', '2026-02-28', '2026-03-01', 'over the month'],
    ['D+1', '2028-02-28', '2028-02-29', 'in a leap year'],
    ['D+0', '2026-10-01', '2026-10-01', 'on a holiday too'],
  ])('of %s for %s is %s (%s)', (cycle, day, paid) => {
    expect(valueDateOf(cycle, day, CHINA_CALENDAR)).toBe(paid);
  });

  test('follows the calendar that it is given', () => {
    const calendar = { holidays: ['2026-07-20'], workdays: ['2026-07-18'] };
    expect(valueDateOf('T+1', '2026-07-17', calendar)).toBe('2026-07-18');
    expect(valueDateOf('T+1', '2026-07-18', calendar)).toBe('2026-07-21');
  });
});

test('working days are counted from the day after, and none of them is the day itself', () => {
  expect(workingDaysLater('2026-07-18', 0, CHINA_CALENDAR)).toBe('2026-07-18');
  expect(workingDaysLater('2026-07-17', 3, CHINA_CALENDAR)).toBe('2026-07-22');
  expect(workingDaysLater('2026-09-29', 3, CHINA_CALENDAR)).toBe('2026-10-09');
});

test('days are counted over months, years and leap days', () => {
  expect(daysLater('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysLater('2028-03-01', -1)).toBe('2028-02-29');
  expect(['2026-02-29', '2026-13-01', '2026-00-10', 'tomorrow', ''].filter(isDay)).toEqual([]);
});

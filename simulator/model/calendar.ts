// Days: which of them are worked, and when a merchant or a cardholder has the money. Days are YYYY-MM-DD at the host's place.
import type { SettlementCycle } from '../../src/definitions/acquirer-rows.ts';
import { CHINA_CALENDAR, type HolidayCalendar } from '../../src/definitions/calendar.ts';
import type { AcquirerConfiguration } from './acquirer.ts';

const DAY_MS = 86_400_000;

/** The day of an instant in ISO 8601 with offset, as written. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

/** True for a day that the calendar of the world has. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && dayOf(new Date(at).toISOString()) === text;
}

/** The calendar day so many days later. */
export function daysLater(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString());
}

/** The calendar that the acquirer was configured with, or that of the house. */
export function calendarOf({ acquirer }: Pick<AcquirerConfiguration, 'acquirer'>): HolidayCalendar {
  return acquirer.calendar ?? CHINA_CALENDAR;
}

export function isWorkingDay(day: string, { holidays, workdays }: HolidayCalendar): boolean {
  if (workdays.includes(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
}

/** The n-th working day after a day; for n = 0 the day itself, worked or not. */
export function workingDaysLater(day: string, n: number, calendar: HolidayCalendar): string {
  let at = day;
  for (let left = n; left > 0; ) {
    at = daysLater(at, 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}

/** The day on which the money of a business day is paid (F-63). */
export function valueDateOf(cycle: SettlementCycle, businessDay: string, calendar: HolidayCalendar): string {
  switch (cycle) {
    case 'D+0':
      return businessDay;
    case 'D+1':
      return daysLater(businessDay, 1);
    case 'T+1':
      return workingDaysLater(businessDay, 1, calendar);
  }
}

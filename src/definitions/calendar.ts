// The public holidays of mainland China and the weekend days worked in exchange, by which T+1 and refunds count their working days.
// Source: notice of the General Office of the State Council of 2025-11-04 on the holidays of 2026. Add a year when its notice is out.

/** Days as YYYY-MM-DD. Saturdays and Sundays are free unless they stand in `workdays`. */
export type HolidayCalendar = { holidays: readonly string[]; workdays: readonly string[] };

/** Days `from` to `to` of a month. */
function days(month: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `${month}-${String(from + i).padStart(2, '0')}`);
}

export const CHINA_CALENDAR: HolidayCalendar = {
  holidays: [
    ...days('2026-01', 1, 3),
    ...days('2026-02', 15, 23),
    ...days('2026-04', 4, 6),
    ...days('2026-05', 1, 5),
    ...days('2026-06', 19, 21),
    ...days('2026-09', 25, 27),
    ...days('2026-10', 1, 7),
  ],
  workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};

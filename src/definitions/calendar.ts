// The public holidays of mainland China and the weekend days worked in exchange, by which T+1 and refunds count their working days.
// Sources: notice of the General Office of the State Council of 2025-11-04 on the holidays of 2026; for other years only the holidays whose
// date is fixed by the regulation on public holidays (as revised in 2024). Add a year when its notice is out.

/** Days as YYYY-MM-DD. Saturdays and Sundays are free unless they stand in `workdays`. */
export type HolidayCalendar = { holidays: readonly string[]; workdays: readonly string[] };

/** Days `from` to `to` of a month. */
function days(month: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `${month}-${String(from + i).padStart(2, '0')}`);
}

/** Holidays of every year on the same days: New Year, Labour Day, National Day. */
const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
/** Years without a notice here. */
const OTHER_YEARS = [2024, 2025, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035];

export const CHINA_CALENDAR: HolidayCalendar = {
  holidays: [
    ...days('2026-01', 1, 3),
    ...days('2026-02', 15, 23),
    ...days('2026-04', 4, 6),
    ...days('2026-05', 1, 5),
    ...days('2026-06', 19, 21),
    ...days('2026-09', 25, 27),
    ...days('2026-10', 1, 7),
    ...OTHER_YEARS.flatMap((year) => FIXED.map((day) => `${year}-${day}`)),
  ],
  workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};

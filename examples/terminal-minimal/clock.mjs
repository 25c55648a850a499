// The clock of the terminal, which every sign-in sets by the host's; Beijing time, which has no summer time.

const AHEAD_MS = 8 * 3_600_000;

/** A moment as the terminal writes it. */
export function momentOf(ms) {
  const text = new Date(ms + AHEAD_MS).toISOString();
  return { ms, date: text.slice(2, 10).replaceAll('-', ''), dateTime: text.slice(0, 19).replace('T', ' ') };
}

export const stampOf = (ms) => new Date(ms + AHEAD_MS).toISOString().replace('Z', '+08:00');

/** Date and time of an answer, in the year nearest to now; null when they are none. */
export function momentIn({ 12: time = '', 13: date = '' }, nowMs) {
  if (!/^\d{6}$/.test(time) || !/^\d{4}$/.test(date)) return null;
  const year = new Date(nowMs).getUTCFullYear();
  // The twenty-ninth of February is in every fourth year.
  const found = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
    .map((years) => {
      const each = year + years;
      const [month, day] = [date.slice(0, 2), date.slice(2)];
      return {
        month,
        day,
        ms: Date.parse(`${each}-${month}-${day}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}+08:00`),
      };
    })
    .filter(({ ms, day }) => !Number.isNaN(ms) && momentOf(ms).date.endsWith(day))
    .sort((a, b) => Math.abs(a.ms - nowMs) - Math.abs(b.ms - nowMs));
  return found.length === 0 ? null : momentOf(found[0].ms);
}

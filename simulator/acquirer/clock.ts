// The parts of the host's time that messages carry.

type WallClock = { date: string; time: string; yearMonth: string };

/** The last one read: every message of a moment asks for the same, several times. */
let last: { now: string; parts: WallClock } | null = null;

/** Local date and time as written in an ISO 8601 text with offset: `MMDD`, `hhmmss` and `YYMM`. Throws RangeError on another form. */
export function wallClock(now: string): WallClock {
  if (last?.now === now) return last.parts;
  const parts = /^\d\d(\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(now);
  if (parts === null) throw new RangeError('now: expected ISO 8601 with offset');
  const [, year, month, day, hour, minute, second] = parts;
  last = { now, parts: { date: `${month}${day}`, time: `${hour}${minute}${second}`, yearMonth: `${year}${month}` } };
  return last.parts;
}

// The clock of the host: real time, or a time that stands still until somebody moves it.

/** Times are ISO 8601 with the offset of the acquirer's place. */
export type HostClock = {
  /** Present time of the host, such as 2026-11-22T09:30:00.000+08:00. */
  now(): string;
  /** True when the time stands still. */
  readonly standing: boolean;
  /** Stands still at this time from now on; null = back to real time. A time without offset is a RangeError. */
  set(instant: string | null): void;
  /** Moves the time by so many milliseconds (forwards or back); real time stands still there from now on. */
  advance(milliseconds: number): void;
};

/** China standard time, for a clock that nobody gave an offset. */
const DEFAULT_OFFSET_MINUTES = 8 * 60;
const FORM = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)$/;

/** The instant and offset of an ISO 8601 text, or null when it is not one with an offset. */
export function parseInstant(text: string): { epochMs: number; offsetMinutes: number } | null {
  const match = FORM.exec(text);
  const epochMs = match === null ? Number.NaN : Date.parse(text);
  if (match === null || Number.isNaN(epochMs)) return null;
  const zone = match[3] ?? 'Z';
  const offset = zone.toUpperCase() === 'Z' ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  const offsetMinutes = zone.startsWith('-') ? -offset : offset;
  // Date.parse takes 30 February for 2 March; a calendar day that does not come back is none.
  return formatInstant(epochMs, offsetMinutes).slice(0, 10) === text.slice(0, 10) ? { epochMs, offsetMinutes } : null;
}

/** ISO 8601 with that offset, to the millisecond. */
export function formatInstant(epochMs: number, offsetMinutes: number): string {
  const local = new Date(epochMs + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(offsetMinutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A clock that stands at `start`, or runs with `realTime` (milliseconds since 1970) when there is none. */
export function createClock(start: string | null, realTime: () => number = Date.now): HostClock {
  let standing: { epochMs: number; offsetMinutes: number } | null = null;
  const present = () => standing ?? { epochMs: realTime(), offsetMinutes: DEFAULT_OFFSET_MINUTES };
  /** A busy host asks many times in a millisecond. */
  let last = { epochMs: Number.NaN, offsetMinutes: 0, text: '' };
  const clock: HostClock = {
    now() {
      const { epochMs, offsetMinutes } = present();
      if (epochMs !== last.epochMs || offsetMinutes !== last.offsetMinutes)
        last = { epochMs, offsetMinutes, text: formatInstant(epochMs, offsetMinutes) };
      return last.text;
    },
    get standing() {
      return standing !== null;
    },
    set(instant) {
      const parsed = instant === null ? null : parseInstant(instant);
      if (instant !== null && parsed === null) throw new RangeError('expected a date and time with offset');
      standing = parsed;
    },
    advance(milliseconds) {
      const { epochMs, offsetMinutes } = present();
      standing = { epochMs: epochMs + milliseconds, offsetMinutes };
    },
  };
  clock.set(start);
  return clock;
}

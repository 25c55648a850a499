// The clock of the host: real time, or a time that stands still until somebody moves it.

/** Times are ISO 8601 with the offset of the acquirer's place. */
export type HostClock = {
  /** Present time of the host, such as 2026-11-22T09:30:00.000+08:00. */
  now(): string;
  /** True when the time stands still. */
  readonly standing: boolean;
  /** Stands still at this time from now on; null = back to real time. Another time than one in the years with an offset is a ClockError. */
  set(instant: string | null): void;
  /** Moves the time by so many milliseconds (forwards or back); real time stands still there from now on. ClockError outside of the years. */
  advance(milliseconds: number): void;
};

/** A time that the host cannot have; the message says what it may be. */
export class ClockError extends RangeError {
  constructor(message: string) {
    super(message);
    this.name = 'ClockError';
  }
}

/**
 * The years that the messages and the calendar can carry: expiry dates have two digits of their year, so there is one century of them.
 * It is the year as the clock shows it, at its own offset.
 */
const FIRST_MS = Date.UTC(2000, 0, 1);
const LAST_MS = Date.UTC(2100, 0, 1) - 1;
const YEARS = 'must be in the years 2000 to 2099';

const inYears = ({ epochMs, offsetMinutes }: Instant) => {
  const local = epochMs + offsetMinutes * 60_000;
  return local >= FIRST_MS && local <= LAST_MS;
};

type Instant = { epochMs: number; offsetMinutes: number };

/** China standard time, for a clock that nobody gave an offset. */
const DEFAULT_OFFSET_MINUTES = 8 * 60;
const FORM = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)$/;

/** The instant and offset of an ISO 8601 text, or null when it is not one with an offset. */
export function parseInstant(text: string): Instant | null {
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
  let standing: Instant | null = null;
  const offsetMinutes = DEFAULT_OFFSET_MINUTES;
  /** A machine whose clock leaves the years while the host runs has the host stop at the end of them. */
  const real = (): Instant => {
    const shift = offsetMinutes * 60_000;
    return { epochMs: Math.min(Math.max(realTime(), FIRST_MS - shift), LAST_MS - shift), offsetMinutes };
  };
  const present = () => standing ?? real();
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
      if (instant !== null && parsed === null) throw new ClockError('must be a date and time with offset');
      if (parsed !== null && !inYears(parsed)) throw new ClockError(YEARS);
      const now = { epochMs: realTime(), offsetMinutes };
      if (parsed === null && !inYears(now)) throw new ClockError(machineOutside(now.epochMs));
      standing = parsed;
    },
    advance(milliseconds) {
      const { epochMs, offsetMinutes } = present();
      const moved = { epochMs: epochMs + milliseconds, offsetMinutes };
      if (!inYears(moved)) throw new ClockError(`leads to another century; the time ${YEARS}`);
      standing = moved;
    },
  };
  clock.set(start);
  return clock;
}

function machineOutside(epochMs: number): string {
  const says = Math.abs(epochMs) <= 8.64e15 ? new Date(epochMs).toISOString() : String(epochMs);
  return `real time ${YEARS}, and the clock of this machine says ${says}: set it right, or give the acquirer a clock of its own (clock in its configuration)`;
}

// The clock of the host: real time, or a time that stands still until somebody moves it.
import {
  ClockError,
  FIRST_MS,
  formatInstant,
  type Instant,
  instantOf,
  inYears,
  LAST_MS,
  YEARS,
} from '../model/instant.ts';

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

/** China standard time, for a clock that nobody gave an offset. */
const DEFAULT_OFFSET_MINUTES = 8 * 60;

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
      const parsed = instant === null ? null : instantOf(instant);
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

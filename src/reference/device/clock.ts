// The terminal clock: Chinese standard time, set by the host at sign-in (F-06).

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Milliseconds since the epoch, from outside. */
export type Now = () => number;

/** The twenty-ninth of February is in every fourth year. */
const YEARS_AROUND = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

export class Clock {
  readonly #now: Now;
  /** How far the terminal clock is ahead of the outside one, in milliseconds. */
  aheadMs = 0;
  /** Many things happen within one millisecond. */
  #writtenMs = Number.NaN;
  #written = '';

  constructor(now: Now) {
    this.#now = now;
  }

  /** ISO 8601 with offset, of the outside clock: events never run backwards when the host sets the terminal clock. */
  iso(): string {
    const now = this.#now();
    if (now !== this.#writtenMs) {
      this.#writtenMs = now;
      this.#written = `${new Date(now + CHINA_OFFSET_MS).toISOString().slice(0, -1)}+08:00`;
    }
    return this.#written;
  }

  /** Date and time of the terminal: `YYYY-MM-DD HH:MM:SS`. */
  stamp(): string {
    return stampOf(this.#now() + this.aheadMs);
  }

  /** Host date (MMDD, field 13) and time (hhmmss, field 12) as a stamp; the year is the one nearest to the terminal clock. Null when they are no date. */
  stampFromHost(date: string | undefined, time: string | undefined): string | null {
    const at = this.#fromHost(date, time, this.#now() + this.aheadMs);
    return at === null ? null : stampOf(at);
  }

  /** Sets the clock to host date and time, in the year nearest to the outside clock; leaves it alone when they are no date. */
  set(date: string | undefined, time: string | undefined): void {
    const at = this.#fromHost(date, time, this.#now());
    if (at !== null) this.aheadMs = at - this.#now();
  }

  #fromHost(date: string | undefined, time: string | undefined, nearMs: number): number | null {
    if (!/^\d{4}$/.test(date ?? '') || !/^\d{6}$/.test(time ?? '')) return null;
    const [month, day] = [Number(date?.slice(0, 2)), Number(date?.slice(2))];
    const [hour, minute, second] = [0, 2, 4].map((at) => Number(time?.slice(at, at + 2)));
    const thisYear = new Date(nearMs + CHINA_OFFSET_MS).getUTCFullYear();
    return (
      YEARS_AROUND.map((years) => Date.UTC(thisYear + years, month - 1, day, hour, minute, second) - CHINA_OFFSET_MS)
        .filter((at) => stampOf(at).slice(5, 10) === `${date?.slice(0, 2)}-${date?.slice(2)}`)
        .sort((a, b) => Math.abs(a - nearMs) - Math.abs(b - nearMs))[0] ?? null
    );
  }
}

function stampOf(epochMs: number): string {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

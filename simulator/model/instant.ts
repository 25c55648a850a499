// Instants that the host can have: ISO 8601 with offset, within the years that messages can carry.

export type Instant = { epochMs: number; offsetMinutes: number };

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
export const FIRST_MS = Date.UTC(2000, 0, 1);
export const LAST_MS = Date.UTC(2100, 0, 1) - 1;
export const YEARS = 'must be in the years 2000 to 2099';

export const inYears = ({ epochMs, offsetMinutes }: Instant) => {
  const local = epochMs + offsetMinutes * 60_000;
  return local >= FIRST_MS && local <= LAST_MS;
};

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

/** The instant of a text; ClockError when it is none with an offset, or outside of the years. */
export function instantOf(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new ClockError('must be a date and time with offset');
  if (!inYears(instant)) throw new ClockError(YEARS);
  return instant;
}

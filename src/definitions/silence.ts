// What a terminal and the acquirer simulator agree on, over HTTP, so that a test need not wait a silence out.

/**
 * The preference (RFC 7240) by which a terminal asks to be told when no answer will leave within so many milliseconds:
 * `Prefer: tillproof-silence=250`.
 */
const PREFERENCE = 'tillproof-silence';

/** The interim status by which it is told: it counts as the end of the time. */
export const SILENCE_STATUS = 102;

export const silencePreference = (withinMs: number): string => `${PREFERENCE}=${withinMs}`;

/** Milliseconds out of a Prefer header; null when nobody asked. */
export function silencePreferred(header: string | readonly string[] | undefined): number | null {
  const [, withinMs] = new RegExp(`\\b${PREFERENCE}=(\\d{1,9})\\b`).exec(String(header ?? '')) ?? [];
  return withinMs === undefined ? null : Number(withinMs);
}

// Looks through a nested value as one text, so that what is split over its members is found too, and gives back a clean copy.

import type { Sighting } from './secrets.ts';
import { type Replacement, replaced, replacementsFor, type ShowLanguage } from './show.ts';

/** Longer whole numbers than amounts have can be card numbers. */
const LEAST_NUMBER = 1e12;

/** Every string of the value, names of members included, in the order in which they stand: one member a line. */
export function textOf(value: unknown): string {
  let whole = '';
  walk(value, (text, end) => {
    whole += text + end;
  });
  return whole;
}

/** Calls `leaf` for every string with what stands between it and the next. */
function walk(value: unknown, leaf: (text: string, end: string) => void): void {
  if (typeof value === 'string') leaf(value, '\n');
  else if (typeof value === 'number' && Math.abs(value) >= LEAST_NUMBER) leaf(String(value), '\n');
  else if (value instanceof Uint8Array) leaf(Buffer.from(value).toString('base64'), '\n');
  else if (Array.isArray(value)) for (const item of value) walk(item, leaf);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      leaf(key, ': ');
      walk(item, leaf);
    }
}

/** A copy of the value without what `look` finds in it as one text. The value itself when there is nothing. */
export function cleanValue<T>(value: T, look: (text: string) => readonly Sighting[], language: ShowLanguage = 'en'): T {
  const replacements = replacementsFor(look(textOf(value)), language);
  if (replacements.length === 0) return value;
  let at = 0;
  let next = 0;
  const clean = (text: string, end: string): string => {
    const from = at;
    const to = at + text.length;
    at = to + end.length;
    while (next < replacements.length && replacements[next]!.to <= from) next += 1;
    const here: Replacement[] = [];
    for (let i = next; i < replacements.length && replacements[i]!.from < to; i++) {
      const each = replacements[i]!;
      const begins = each.from >= from;
      // The name of a member is none of what its neighbour holds.
      if (!begins && end === ': ') continue;
      here.push({
        from: Math.max(each.from, from) - from,
        to: Math.min(each.to, to) - from,
        by: begins ? each.by : '[…]',
      });
    }
    return here.length === 0 ? text : replaced(text, here);
  };
  return rebuild(value, clean) as T;
}

function rebuild(value: unknown, clean: (text: string, end: string) => string): unknown {
  if (typeof value === 'string') return clean(value, '\n');
  if (typeof value === 'number' && Math.abs(value) >= LEAST_NUMBER) {
    const text = String(value);
    return clean(text, '\n') === text ? value : 0;
  }
  if (value instanceof Uint8Array) return clean(Buffer.from(value).toString('base64'), '\n');
  if (Array.isArray(value)) return value.map((item) => rebuild(item, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const name = clean(key, ': ');
      return [name, rebuild(item, clean)];
    }),
  );
}

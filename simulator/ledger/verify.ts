// The books examined: rules that must hold for what is stored, whatever happened before.
import type { DatabaseSync } from 'node:sqlite';
import { RULES } from './rules.ts';

/** Breaches that are told of one rule; more of the same say nothing new. */
const TOLD = 20;

/** Breaches of all rules, in words without card data; empty when the books are in order. Reads each table a few times, whatever is in it. */
export function verifyBooks(database: DatabaseSync): string[] {
  return RULES.flatMap(({ name, query }) => {
    try {
      const breaches = database.prepare(`${query} LIMIT ${TOLD + 1}`).all();
      const told = breaches.slice(0, TOLD).map(({ text }) => `${name}: ${text}`);
      return breaches.length > TOLD ? [...told, `${name}: and more`] : told;
    } catch (error) {
      return [`${name}: cannot be examined (${error instanceof Error ? error.message : error})`];
    }
  });
}

/** Damage of the file itself, as the database sees it; reads every page. */
export function damageOf(database: DatabaseSync): string[] {
  const [first, ...more] = database
    .prepare(`PRAGMA quick_check(${TOLD})`)
    .all()
    .map((row) => String(row.quick_check));
  return first === 'ok' ? [] : [first ?? 'cannot be read', ...more].map((text) => `the file: ${text}`);
}

// The books examined: rules that must hold for what is stored, whatever happened before.
import type { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../src/sqlite.ts';
import { FOREIGN_CHANGES } from './guard.ts';
import { type Rule, rulesOf } from './rules.ts';
import { createStatements } from './schema.ts';
import { EVERYTHING, withNewest } from './scope.ts';

/**
 * How far the books are examined. `newest`: the newest rows and what they belong to, and whether something else changed any row; takes no
 * longer when the books have grown. `all`: every row, each table a few times. `file`: also every page of the file.
 */
export type Extent = 'newest' | 'all' | 'file';

/** Rows of a kind that are the newest. */
const NEWEST = 20_000;
/** Breaches that are told of one rule; more of the same say nothing new. */
const TOLD = 20;

/** Breaches of all rules, in words without card data; empty when the books are in order. */
export function verifyBooks(database: DatabaseSync, extent: Extent, newest = NEWEST, lasting = true): string[] {
  const untouched = [...layoutBreaches(database, lasting), ...breachesOf(database, [NOTHING_ELSE])];
  if (extent !== 'newest') return [...untouched, ...breachesOf(database, rulesOf(EVERYTHING))];
  // Without what the layout has for it the newest rows are not found without reading all.
  if (untouched.length > 0) return untouched;
  try {
    return withNewest(database, newest, (scope) => breachesOf(database, rulesOf(scope)));
  } catch (error) {
    return [`the newest part: ${cannot(error)}`];
  }
}

const NOTHING_ELSE: Rule = { name: 'nothing else changed the books', query: FOREIGN_CHANGES };

const cannot = (error: unknown) => `cannot be examined (${error instanceof Error ? error.message : error})`;

function breachesOf(database: DatabaseSync, rules: readonly Rule[]): string[] {
  return rules.flatMap(({ name, query }) => {
    try {
      const breaches = database.prepare(`${query} LIMIT ${TOLD + 1}`).all();
      const told = breaches.slice(0, TOLD).map(({ text }) => `${name}: ${text}`);
      return breaches.length > TOLD ? [...told, `${name}: and more`] : told;
    } catch (error) {
      return [`${name}: ${cannot(error)}`];
    }
  });
}

/** Tables, indexes and triggers that are not as they were made. */
function layoutBreaches(database: DatabaseSync, lasting: boolean): string[] {
  const made = openSqlite(':memory:');
  for (const statement of createStatements(lasting)) made.exec(statement);
  const found = layoutOf(database);
  const breaches = [...layoutOf(made)].flatMap(([part, sql]) => {
    if (found.get(part) === sql) return [];
    return [`the layout: ${part} is ${found.has(part) ? 'another one' : 'missing'}`];
  });
  made.close();
  return breaches;
}

function layoutOf(database: DatabaseSync): Map<string, string> {
  const parts = database
    .prepare(`SELECT type || ' ' || name AS part, sql FROM sqlite_schema WHERE sql IS NOT NULL`)
    .all();
  return new Map(parts.map(({ part, sql }) => [String(part), String(sql)]));
}

/** Damage of the file itself, as the database sees it; reads every page. */
export function damageOf(database: DatabaseSync): string[] {
  const [first, ...more] = database
    .prepare(`PRAGMA quick_check(${TOLD})`)
    .all()
    .map((row) => String(row.quick_check));
  return first === 'ok' ? [] : [first ?? 'cannot be read', ...more].map((text) => `the file: ${text}`);
}

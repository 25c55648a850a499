// The state out of the store: what is set up, as a whole; of what happened the newest rows, and what follows from all of them.
import type { DatabaseSync } from 'node:sqlite';
import { emptyState, recall } from '../state/change.ts';
import { type Collection, type Effect, isShelved, type Shelved, type State } from '../state/rows.ts';
import type { Lookup } from './lookup.ts';
import { TABLE_NAMES } from './lookup.ts';
import type { Table } from './schema.ts';

/** Rows of a collection that a loaded state has at most. */
const LOADED = 2_000;

/** The state as stored, or null when nothing was ever configured. However much happened, it takes no longer. */
export function loadState(database: DatabaseSync, lookup: Lookup): State | null {
  const state = emptyState();
  for (const table of TABLE_NAMES) recall(state, newest(lookup, table));
  if (state.settings.size === 0) return null;
  recall(state, newestEntries(database, lookup));
  follow(database, state);
  return state;
}

function newest(lookup: Lookup, table: Table): Effect[] {
  if (!isShelved(table)) return lookup.effects(table, 'ORDER BY rowid');
  return lookup.effects(table, 'ORDER BY rowid DESC LIMIT ?', LOADED).reverse();
}

function newestEntries(database: DatabaseSync, lookup: Lookup): Effect[] {
  const { last } = database.prepare('SELECT coalesce(max(id), 0) AS last FROM entries').get() as { last: number };
  return Array.from(lookup.entries(last - LOADED), (row) => ({ collection: 'entries', key: String(row.id), row }));
}

/** What follows from all rows, in memory or not. */
function follow(database: DatabaseSync, state: State): void {
  const each = (sql: string) => database.prepare(sql).iterate() as Iterable<Record<string, string | number>>;
  for (const { name, rows } of each('SELECT name, "rows" FROM tally WHERE "rows" > 0'))
    if (isShelved(name as Collection)) state.counts.set(name as Shelved, Number(rows));
  for (const { account, amountMinor } of each('SELECT account, amountMinor FROM balances'))
    state.balances.set(String(account), Number(amountMinor));
  for (const { pan, counter } of each(lastOfEach('chipReadings', 'pan', 'counter', `verdict = 'right'`)))
    state.chipCounters.set(String(pan), Number(counter ?? 0));
  for (const { merchantId, carried } of each(lastOfEach('settlements', 'merchantId', 'carriedForwardMinor AS carried')))
    state.carried.set(String(merchantId), Number(carried));
}

/** A column of the last row for each value of an indexed one, from value to value, whatever stands between them. */
function lastOfEach(table: Table, by: string, column: string, where = 'TRUE'): string {
  const next = `SELECT min("${by}") FROM ${table} WHERE ${where}`;
  return `WITH RECURSIVE each(value) AS (
      ${next} UNION ALL SELECT (${next} AND "${by}" > value) FROM each WHERE value IS NOT NULL)
    SELECT "${by}", ${column} FROM each JOIN ${table}
      ON ${table}.rowid = (SELECT max(rowid) FROM ${table} WHERE ${where} AND "${by}" = value)`;
}

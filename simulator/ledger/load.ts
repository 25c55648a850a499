// The state out of the store: what is set up, as a whole; of what happened the newest rows, and what follows from all of them.
import type { DatabaseSync } from 'node:sqlite';
import { emptyState, recall } from '../acquirer/change.ts';
import { merchantDayKey } from '../acquirer/keys.ts';
import { type Collection, type Effect, SHELVED, type Shelved, type State } from '../acquirer/types.ts';
import type { Lookup } from './lookup.ts';
import { TABLE_NAMES } from './lookup.ts';
import type { Table } from './schema.ts';

/** Rows of a collection that a loaded state has at most. */
const LOADED = 2_000;

const isShelved = (collection: Collection): collection is Shelved =>
  (SHELVED as readonly string[]).includes(collection);

/** The state as stored, or null when nothing was ever configured. */
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
  for (const collection of SHELVED)
    for (const { n } of each(`SELECT count(*) AS n FROM "${collection}"`))
      if (Number(n) > 0) state.counts.set(collection, Number(n));
  for (const { account, sum } of each('SELECT account, sum(amountMinor) AS sum FROM postings GROUP BY account'))
    state.balances.set(String(account), Number(sum));
  for (const { merchantId, day, sum } of each(
    `SELECT merchantId, substr(at, 1, 10) AS day, sum(postedMinor) AS sum FROM transactions
     WHERE state = 'approved' AND type IN ('sale', 'completion', 'completion-notice') AND postedMinor > 0 GROUP BY merchantId, day`,
  ))
    state.turnover.set(merchantDayKey(String(merchantId), String(day)), Number(sum));
  for (const { pan, counter } of each(
    `SELECT pan, coalesce(counter, 0) AS counter FROM chipReadings WHERE verdict = 'right' ORDER BY rowid`,
  ))
    state.chipCounters.set(String(pan), Number(counter));
  for (const { merchantId, carried } of each(
    'SELECT merchantId, carriedForwardMinor AS carried FROM settlements ORDER BY rowid',
  ))
    state.carried.set(String(merchantId), Number(carried));
}

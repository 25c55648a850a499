// The store: keeps every change of the acquirer's state in SQLite, each whole or not at all, and gives the state back after a crash.
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { applyChange, emptyState } from '../acquirer/change.ts';
import type { Change, Collection, Effect, State } from '../acquirer/types.ts';
import type { LedgerEntry } from '../admin/wire.ts';
import { type Column, compileColumns, fromColumns, toColumns } from './rows.ts';
import { createStatements, identityOf, SCHEMA_VERSION, TABLES, type Table } from './schema.ts';
import { verifyBooks } from './verify.ts';

/** The database cannot be used; `code` says why: `schema` = written by another layout, `open` = not a database or not accessible. */
export class StoreError extends Error {
  readonly code: 'schema' | 'open';
  constructor(code: 'schema' | 'open', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

export type Store = {
  /** Writes any number of changes in one transaction (group commit). When it returns they survive the death of the process. */
  commit(changes: readonly Change[]): void;
  /** The state as stored, or null when nothing was ever configured. */
  load(): State | null;
  /** Forgets everything and starts with this change, in one transaction. */
  reset(change: Change): void;
  /** What is wrong with the stored books, in words; empty when they are in order. */
  verify(): string[];
  close(): void;
};

type Writer = { columns: readonly Column[]; put: StatementSync; remove: StatementSync };

const TABLE_NAMES = Object.keys(TABLES) as Table[];
const COLUMNS = Object.fromEntries(TABLE_NAMES.map((table) => [table, compileColumns(TABLES[table])])) as Record<
  Table,
  Column[]
>;

function prepareWriter(database: DatabaseSync, table: Table): Writer {
  const columns = COLUMNS[table];
  const names = columns.map(({ name }) => `"${name}"`);
  const values = columns.map(() => '?').join(', ');
  const updates = names.map((name) => `${name} = excluded.${name}`).join(', ');
  return {
    columns,
    put: database.prepare(
      `INSERT INTO "${table}" ("key", ${names.join(', ')}) VALUES (?, ${values}) ON CONFLICT("${identityOf(table)}") DO UPDATE SET ${updates}`,
    ),
    remove: database.prepare(`DELETE FROM "${table}" WHERE "key" = ?`),
  };
}

/** Effects by collection and key. Later puts of a row win, so a row that many decisions of a group touched is written once. */
function lastOfEach(changes: readonly Change[]): Map<Collection, Map<string, Effect>> {
  const last = new Map<Collection, Map<string, Effect>>();
  for (const { effects } of changes)
    for (const effect of effects) {
      const rows = last.get(effect.collection);
      if (rows === undefined) last.set(effect.collection, new Map([[effect.key, effect]]));
      else rows.set(effect.key, effect);
    }
  return last;
}

function openDatabase(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF');
    // Pages that change again and again reach the file once for 16 MB of log, not once for 4.
    database.exec('PRAGMA wal_autocheckpoint = 4000');
    return database;
  } catch (cause) {
    throw new StoreError('open', `${path}: cannot be opened as a database`, cause);
  }
}

function prepareSchema(database: DatabaseSync, inTransaction: InTransaction, path: string): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version === SCHEMA_VERSION) return;
  const { n } = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (version !== 0 || n > 0) throw new StoreError('schema', `${path}: layout ${version}, expected ${SCHEMA_VERSION}`);
  inTransaction(() => {
    for (const statement of createStatements()) database.exec(statement);
  });
}

type InTransaction = (work: () => void) => void;

/** Runs work whole or not at all; its statements are made once, because every tick of a busy host has a transaction. */
function prepareTransactions(database: DatabaseSync): InTransaction {
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')];
  return (work) => {
    begin.run();
    try {
      work();
      commit.run();
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  };
}

function loadState(database: DatabaseSync): State | null {
  const effects: Effect[] = [];
  for (const table of TABLE_NAMES) {
    for (const record of database.prepare(`SELECT * FROM "${table}" ORDER BY rowid`).iterate())
      effects.push({ collection: table, key: String(record.key), row: fromColumns(COLUMNS[table], record) } as Effect);
  }
  const entries = new Map<number, LedgerEntry>();
  for (const record of database.prepare('SELECT * FROM entries ORDER BY id').iterate())
    entries.set(Number(record.id), { ...record, postings: [] } as unknown as LedgerEntry);
  for (const { entry, account, amountMinor } of database.prepare('SELECT * FROM postings ORDER BY rowid').iterate())
    entries.get(Number(entry))?.postings.push({ account: String(account), amountMinor: Number(amountMinor) });
  for (const [id, row] of entries) effects.push({ collection: 'entries', key: String(id), row });
  const state = emptyState();
  applyChange(state, { effects });
  return state.settings.size === 0 ? null : state;
}

/**
 * Opens a store; `:memory:` keeps it in memory. Write-ahead log with `synchronous = NORMAL`: what was committed survives any death
 * of the process; a power cut may cost the last commits but never leaves half of one. Throws StoreError.
 */
export function openStore(path: string): Store {
  const database = openDatabase(path);
  const inTransaction = prepareTransactions(database);
  try {
    prepareSchema(database, inTransaction, path);
  } catch (error) {
    database.close();
    throw error;
  }
  const writers = new Map(TABLE_NAMES.map((table) => [table as string, prepareWriter(database, table)]));
  const putEntry = database.prepare('INSERT INTO entries (id, at, memo, transactionId) VALUES (?, ?, ?, ?)');
  const putPosting = database.prepare('INSERT INTO postings (entry, account, amountMinor) VALUES (?, ?, ?)');
  /** Of an entry with two, as most have. */
  const putPair = database.prepare('INSERT INTO postings (entry, account, amountMinor) VALUES (?, ?, ?), (?, ?, ?)');

  const write = (effect: Effect) => {
    if (effect.collection === 'entries') {
      if (effect.row === null) throw new Error('a ledger entry is never removed');
      const { id, at, memo, transactionId, postings } = effect.row;
      putEntry.run(id, at, memo, transactionId);
      const [one, other] = postings;
      if (postings.length === 2 && one !== undefined && other !== undefined)
        putPair.run(id, one.account, one.amountMinor, id, other.account, other.amountMinor);
      else for (const { account, amountMinor } of postings) putPosting.run(id, account, amountMinor);
      return;
    }
    const writer = writers.get(effect.collection);
    if (writer === undefined) throw new Error(`${effect.collection}: no such table`);
    if (effect.row === null) writer.remove.run(effect.key);
    else writer.put.run(...toColumns(writer.columns, effect.key, effect.row));
  };
  const writeAll = (changes: readonly Change[]) => {
    for (const rows of lastOfEach(changes).values()) for (const effect of rows.values()) write(effect);
  };

  return {
    commit(changes) {
      if (changes.some(({ effects }) => effects.length > 0)) inTransaction(() => writeAll(changes));
    },
    load: () => loadState(database),
    reset: (change) =>
      inTransaction(() => {
        for (const table of ['postings', 'entries', ...TABLE_NAMES]) database.exec(`DELETE FROM "${table}"`);
        writeAll([change]);
      }),
    verify: () => verifyBooks(database),
    close: () => database.close(),
  };
}

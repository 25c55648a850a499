// Opens the database of a store for this process alone, and makes or examines its layout.
import { existsSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../src/sqlite.ts';
import { type Holder, holderOf, sayHolder } from './holder.ts';
import { createStatements, expectedColumns, SCHEMA_VERSION } from './schema.ts';
import { isBusy, openingError, StoreError } from './store-error.ts';

/** A file that is locked for a moment is waited for. */
const PATIENCE_MS = 2000;
/** What may stay in memory of a database that has no file of its own, in KiB; the rest goes to a temporary file. */
const CACHE_KIB = 16 * 1024;

const PAGE_BYTES = 2048;
/** Pages that change again and again reach the file once for so much of log. */
const LOG_BYTES = 16 * 1024 * 1024;

export type OpenDatabase = {
  database: DatabaseSync;
  /** What the store is called in messages. */
  name: string;
  /** Null where there is nobody to be told: the store is of this process alone anyway. */
  holder: Holder | null;
  /** It is opened again, and somebody else may write into it; not so a temporary one. */
  lasting: boolean;
};

/** What else may be said of how a store is opened. */
export type OpenOptions = {
  /** The file must be there already. */
  existing?: boolean;
  /** Largest size in pages of 2 KiB; beyond it the store is full. */
  maxPages?: number;
};

/** Null: a temporary database, in memory while it is small and removed at the end, however that comes. */
export function openDatabase(path: string | null, { existing = false, maxPages }: OpenOptions = {}): OpenDatabase {
  const opened = path === null ? openTemporary() : openFile(path, existing);
  try {
    if (maxPages !== undefined) opened.database.exec(`PRAGMA max_page_count = ${maxPages}`);
    prepareLayout(opened);
    return opened;
  } catch (error) {
    closeDatabase(opened);
    throw error instanceof StoreError ? error : openingError(opened.name, error);
  }
}

export function closeDatabase({ database, holder }: OpenDatabase): void {
  holder?.end();
  database.close();
}

function openTemporary(): OpenDatabase {
  // SQLite's own word for a private database that spills to a file without a name, so that no death leaves anything behind.
  const database = openSqlite('');
  database.exec(`PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -${CACHE_KIB}`);
  return { database, name: 'the temporary books', holder: null, lasting: false };
}

function openFile(path: string, existing: boolean): OpenDatabase {
  if (existing && !existsSync(path))
    throw new StoreError('open', `${path}: there is no such file; name the one that was given to --db.`);
  let database: DatabaseSync;
  try {
    database = openSqlite(path, { timeout: PATIENCE_MS });
  } catch (cause) {
    throw openingError(path, cause);
  }
  try {
    takeAlone(database);
    onlyName(path);
    return { database, name: path, holder: sayHolder(path), lasting: true };
  } catch (error) {
    database.close();
    if (error instanceof StoreError) throw error;
    if (!isBusy(error)) throw openingError(path, error);
    throw new StoreError('held', `${path} is held by ${holderOf(path)}; end that one, or name another file.`, error);
  }
}

/**
 * Takes the exclusive lock and keeps it until the end. It is the operating system's lock on the file itself, so another name for the file
 * (a link) does not get around it, and it goes when the process goes.
 */
function takeAlone(database: DatabaseSync): void {
  // A commit writes whole pages, of which a small change needs little. Only a new file takes a size.
  database.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(`PRAGMA wal_autocheckpoint = ${LOG_BYTES / PAGE_BYTES}; PRAGMA foreign_keys = OFF`);
  database.exec('BEGIN IMMEDIATE; COMMIT');
}

/** The log of a database is found by its name: with two names, what a crash left in the log of one would be missed under the other. */
function onlyName(path: string): void {
  const { nlink } = statSync(path);
  if (nlink > 1)
    throw new StoreError(
      'open',
      `${path}: has ${nlink} names (hard links), and must have one; copy it and use the copy.`,
    );
}

function prepareLayout({ database, name, lasting }: OpenDatabase): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  const { n } = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (version === 0 && n === 0) {
    database.exec(`BEGIN IMMEDIATE; ${createStatements(lasting).join('; ')}; COMMIT`);
    return;
  }
  if (version !== SCHEMA_VERSION) {
    const whose =
      version === 0 ? 'it is the database of another program' : `layout ${version}, expected ${SCHEMA_VERSION}`;
    throw new StoreError(
      'schema',
      `${name}: ${whose}; begin a new one with another --db, or use the version that wrote it.`,
    );
  }
  const missing = missingParts(database);
  if (missing.length > 0)
    throw new StoreError(
      'schema',
      `${name}: ${missing.slice(0, 5).join(', ')} is missing, so something else changed it; bring back a copy, or begin a new one with another --db.`,
    );
}

/** Tables and columns that the layout has and the database has not. */
function missingParts(database: DatabaseSync): string[] {
  return Object.entries(expectedColumns()).flatMap(([table, columns]) => {
    const found = new Set(
      database
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map(({ name }) => name),
    );
    if (found.size === 0) return [`table ${table}`];
    return columns.filter((column) => !found.has(column)).map((column) => `column ${table}.${column}`);
  });
}

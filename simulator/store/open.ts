// Opens the database of a store for this process alone, and makes or examines its layout.
import { existsSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../src/sqlite.ts';
import { type Holder, holderOf, sayHolder } from './holder.ts';
import { createStatements, expectedColumns, SCHEMA_VERSION } from './schema.ts';
import { BRING_BACK, isBusy, openingError, StoreError } from './store-error.ts';

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
    throw new StoreError('open', {
      en: `${path}: there is no such file; name the one that was given to --db.`,
      zh: `${path}：没有此文件；请给出当时--db所指的文件。`,
    });
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
    const holder = holderOf(path);
    const words = {
      en: `${path} is held by ${holder.en}; end that one, or name another file.`,
      zh: `${path}正被${holder.zh}占用；请结束它，或另给一个文件。`,
    };
    throw new StoreError('held', words, error);
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
    throw new StoreError('open', {
      en: `${path}: has ${nlink} names (hard links), and must have one; copy it and use the copy.`,
      zh: `${path}：有${nlink}个名称（硬链接），而只能有一个；请复制后使用副本。`,
    });
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
      version === 0
        ? { en: 'it is the database of another program', zh: '它是另一程序的数据库' }
        : { en: `layout ${version}, expected ${SCHEMA_VERSION}`, zh: `结构版本为${version}，应为${SCHEMA_VERSION}` };
    throw new StoreError('schema', {
      en: `${name}: ${whose.en}; begin a new one with another --db, or use the version that wrote it.`,
      zh: `${name}：${whose.zh}；请以--db另建一个，或使用写入它的版本。`,
    });
  }
  const missing = missingParts(database);
  if (missing.length > 0)
    throw new StoreError('schema', {
      en: `${name}: ${missing.slice(0, 5).join(', ')} is missing, so something else changed it; ${BRING_BACK.en}.`,
      zh: `${name}：缺少${missing.slice(0, 5).join('、')}，可见被其他程序改动过；${BRING_BACK.zh}。`,
    });
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

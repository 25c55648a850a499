// The store: keeps every change of the acquirer's state in SQLite, each whole or not at all, and gives the state back after a crash.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Want } from '../acquirer/wants.ts';
import {
  type Change,
  type Collection,
  type Effect,
  type FoundTransactions,
  isShelved,
  type Rows,
  type State,
  type TransactionWish,
} from '../state/rows.ts';
import { breachInChinese } from './breaches-chinese.ts';
import { emptyTables, OwnChanges } from './guard.ts';
import { loadState } from './load.ts';
import { COLUMNS, Lookup, TABLE_NAMES } from './lookup.ts';
import { closeDatabase, type OpenOptions, openDatabase } from './open.ts';
import { type Column, toColumns } from './rows.ts';
import { identityOf, type Table, WRITTEN_ONCE } from './schema.ts';
import { BRING_BACK, StoreError, workingError } from './store-error.ts';
import { damageOf, type Extent, verifyBooks } from './verify.ts';

export type Store = {
  /** Writes any number of changes in one transaction (group commit). When it returns they survive the death of the process. */
  commit(changes: readonly Change[]): void;
  /** Makes sure that every row can be found here, so that it may leave the memory. */
  keep(): void;
  /** The state as stored, or null when nothing was ever configured. Of what happened it has the newest rows only. */
  load(): State | null;
  /** Rows that are wanted and there. */
  find(want: Want): Effect[];
  /** What a clearing of a merchant looks at. */
  ofClearing(merchantId: string): Effect[];
  /** Every row of a collection in the order in which they came, but for so many at the beginning. */
  every<C extends Collection>(collection: C, without?: number): Iterable<Rows[C]>;
  /** Transactions as `Library` looks for them. */
  search(wanted: TransactionWish, offset: number, limit: number): FoundTransactions;
  /** Forgets everything and starts with this change, in one transaction. */
  reset(change: Change): void;
  /** What is wrong with the stored books, in words; empty when they are in order. `newest`: how many rows of a kind are the newest. */
  verify(extent?: Extent, newest?: number): string[];
  /** Says where its holder can be found, for whoever comes too late. */
  tell(where: string): void;
  close(): void;
};

/** `rows` is how many more there are of a table after a row was put or removed. */
type Done = { changes: number; rows: 1 | 0 | -1 };

/**
 * Writes the rows of one table. A row that is there is changed only under its own key: a number that another row has is a collision, and
 * an error. What is written once is only inserted.
 */
class Writer {
  readonly #columns: readonly Column[];
  readonly #insert: StatementSync;
  readonly #update: StatementSync | null;
  readonly #remove: StatementSync;
  /** Most rows of the table are new ones; of the others most are there already. */
  readonly #mostlyNew: boolean;

  constructor(database: DatabaseSync, table: Table) {
    const columns = COLUMNS[table];
    const names = columns.map(({ name }) => `"${name}"`);
    const identity = identityOf(table);
    this.#columns = columns;
    this.#mostlyNew = identity !== 'key' || WRITTEN_ONCE.has(table);
    const places = columns.map((_, i) => `?${i + 2}`);
    const known = WRITTEN_ONCE.has(table) ? '' : `ON CONFLICT("${identity}") DO NOTHING`;
    // Places without numbers: a numbered one is looked for by its name whenever it is bound, which is a quarter of a long row's time.
    this.#insert = database.prepare(
      `INSERT INTO "${table}" ("key", ${names.join(', ')}) VALUES (${['key', ...names].map(() => '?').join(', ')}) ${known}`,
    );
    const changed = names.map((name, i) => `${name} = ${places[i]}`).join(', ');
    const itself =
      identity === 'key' ? '' : `AND "${identity}" = ${places[columns.findIndex(({ name }) => name === identity)]}`;
    this.#update = WRITTEN_ONCE.has(table)
      ? null
      : database.prepare(`UPDATE "${table}" SET ${changed} WHERE "key" = ?1 ${itself}`);
    this.#remove = database.prepare(`DELETE FROM "${table}" WHERE "key" = ?`);
  }

  remove(key: string): Done {
    const changes = Number(this.#remove.run(key).changes);
    return { changes, rows: changes === 0 ? 0 : -1 };
  }

  /** No change: another row has its number. */
  put(key: string, row: Record<string, unknown>): Done {
    const values = toColumns(this.#columns, key, row);
    const insert = () => Number(this.#insert.run(...values).changes);
    const update = () => Number(this.#update?.run(...values).changes ?? 0);
    if (this.#mostlyNew && insert() > 0) return { changes: 1, rows: 1 };
    if (update() > 0) return { changes: 1, rows: 0 };
    return !this.#mostlyNew && insert() > 0 ? { changes: 1, rows: 1 } : { changes: 0, rows: 0 };
  }
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
      // Of some faults, such as a full disk, SQLite has rolled back by itself.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
}

/**
 * Opens a store in a file; without one it is a temporary one that ends with it. Write-ahead log with `synchronous = NORMAL`: what was
 * committed survives any death of the process; a power cut may cost the last commits but never leaves half of one. A file is held by one
 * process at a time. Throws StoreError.
 */
export function openStore(path: string | null, options: OpenOptions = {}): Store {
  const opened = openDatabase(path, options);
  const { database, name, holder, lasting } = opened;
  const lookup = new Lookup(opened);
  const inTransaction = prepareTransactions(database);
  const writers = new Map(TABLE_NAMES.map((table) => [table as string, new Writer(database, table)]));
  const putEntry = database.prepare('INSERT INTO entries (id, at, memo, transactionId) VALUES (?, ?, ?, ?)');
  const putPosting = database.prepare('INSERT INTO postings (entry, place, account, amountMinor) VALUES (?, ?, ?, ?)');
  /** Of an entry with two, as most have. */
  const putPair = database.prepare(
    'INSERT INTO postings (entry, place, account, amountMinor) VALUES (?, 0, ?, ?), (?, 1, ?, ?)',
  );

  const addBalance = database.prepare('UPDATE balances SET amountMinor = amountMinor + ?2 WHERE account = ?1');
  const putBalance = database.prepare('INSERT INTO balances (account, amountMinor) VALUES (?, ?)');
  const newBalance = (account: string, amountMinor: number) => Number(putBalance.run(account, amountMinor).changes);
  const own = new OwnChanges(database);
  /** What the entries of a transaction add to the accounts. */
  const moved = new Map<string, number>();

  const write = (effect: Effect) => {
    if (effect.collection === 'entries') {
      if (effect.row === null) throw new Error('a ledger entry is never removed');
      const { id, at, memo, transactionId, postings } = effect.row;
      putEntry.run(id, at, memo, transactionId);
      const [one, other] = postings;
      if (postings.length === 2 && one !== undefined && other !== undefined)
        putPair.run(id, one.account, one.amountMinor, id, other.account, other.amountMinor);
      else
        for (const [place, { account, amountMinor }] of postings.entries())
          putPosting.run(id, place, account, amountMinor);
      for (const { account, amountMinor } of postings) moved.set(account, (moved.get(account) ?? 0) + amountMinor);
      own.add('entries', 1, 1);
      own.add('postings', postings.length, postings.length);
      return;
    }
    const writer = writers.get(effect.collection);
    if (writer === undefined) throw new Error(`${effect.collection}: no such table`);
    const { changes, rows } = effect.row === null ? writer.remove(effect.key) : writer.put(effect.key, effect.row);
    if (effect.row !== null && changes === 0)
      throw new StoreError('books', {
        en: `${name}: ${effect.collection} ${effect.key} has the number of another row.`,
        zh: `${name}：${effect.collection} ${effect.key}的编号已属于另一行。`,
      });
    if (isShelved(effect.collection)) own.add(effect.collection, changes, rows);
  };
  const writeAll = (changes: readonly Change[]) => {
    moved.clear();
    for (const rows of lastOfEach(changes).values()) for (const effect of rows.values()) write(effect);
    for (const [account, amountMinor] of moved)
      own.add('balances', 1, addBalance.run(account, amountMinor).changes > 0 ? 0 : newBalance(account, amountMinor));
  };
  /** Whole or not at all, and with what it comes to in the tally. */
  const inOwnTransaction = (work: () => void) =>
    inTransaction(() => {
      own.begin();
      work();
      own.writeDown();
    });
  /** What goes wrong is said in the words of the store. */
  const working = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw workingError(name, error);
    }
  };

  /** For who looks through all of it. */
  const throughout = <T>(work: () => T): T =>
    working(() => {
      lookup.needAll();
      return work();
    });

  return {
    commit(changes) {
      if (changes.some(({ effects }) => effects.length > 0)) working(() => inOwnTransaction(() => writeAll(changes)));
    },
    keep: () => undefined,
    load: () => throughout(() => loadState(database, lookup)),
    find: (want) => working(() => lookup.find(want)),
    ofClearing: (merchantId) => working(() => lookup.ofClearing(merchantId)),
    every: (collection, without) => lookup.every(collection, without),
    search: (wanted, offset, limit) => working(() => lookup.search(wanted, offset, limit)),
    reset: (change) =>
      working(() =>
        inOwnTransaction(() => {
          emptyTables(opened, ['postings', 'entries', 'balances', ...TABLE_NAMES]);
          writeAll([change]);
        }),
      ),
    verify: (extent = 'all', newest) =>
      throughout(() => [
        ...(extent === 'file' ? damageOf(database) : []),
        ...verifyBooks(database, extent, newest, lasting),
      ]),
    tell: (where) => holder?.tell(where),
    close: () => closeDatabase(opened),
  };
}

/** Breaches that a refusal lists. */
const LISTED = 3;

/** Opens the store of a file whose books hold as far as a start examines them; refuses one whose books do not. */
export function openSound(path: string): Store {
  const store = openStore(path);
  try {
    const breaches = store.verify('newest');
    if (breaches.length === 0) return store;
    const first = breaches.slice(0, LISTED);
    const more = breaches.length - LISTED;
    throw new StoreError('books', {
      en:
        `${path}: its books do not hold, so something else changed them: ${first.join('; ')}${more > 0 ? `; and ${more} more` : ''}. ` +
        `\`tillproof simulate --verify --db\` lists all; ${BRING_BACK.en}.`,
      zh:
        `${path}：账目不符，可见被其他程序改动过：${first.map(breachInChinese).join('；')}${more > 0 ? `；另有${more}处` : ''}。` +
        `\`tillproof simulate --verify --db\`可列出全部；${BRING_BACK.zh}。`,
    });
  } catch (error) {
    store.close();
    throw error;
  }
}

/** What is wrong with the books in a file that is there, and with the file; empty when all is in order. Throws StoreError. */
export function examine(path: string): string[] {
  const store = openStore(path, { existing: true });
  try {
    return store.verify('file');
  } finally {
    store.close();
  }
}

// Reads single rows of the store again, and all of them in their order, without taking the whole into memory.
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Want } from '../acquirer/wants.ts';
import type { LedgerEntry, Posting } from '../model/ledger.ts';
import type { Collection, Effect, FoundTransactions, Rows, TransactionWish } from '../state/rows.ts';
import type { OpenDatabase } from './open.ts';
import { type Column, compileColumns, fromColumns } from './rows.ts';
import { INDEXES, type Index, indexStatement, SETTLED_ONCE_CLOSED, TABLES, type Table } from './schema.ts';
import { BRING_BACK, StoreError } from './store-error.ts';

export const TABLE_NAMES = Object.keys(TABLES) as Table[];
export const COLUMNS = Object.fromEntries(TABLE_NAMES.map((table) => [table, compileColumns(TABLES[table])])) as Record<
  Table,
  Column[]
>;

/** The number of the transaction that has this reference, if any has: it stands behind a date of four digits. */
const idOf = (reference: string) => (/^\d{12}$/.test(reference) ? Number(reference.slice(4)) : null);

type Record_ = Record<string, SQLOutputValue>;

/** The condition of a query that says the same as the wish. Its columns are named here and its values are given apart. */
function conditionOf({ equal, lastFour, from, to, atLeastMinor, atMostMinor }: TransactionWish) {
  const parts: [condition: string, value: SQLInputValue | undefined][] = [
    ...Object.entries(equal).map(([name, value]): [string, SQLInputValue | undefined] => [`"${name}" = ?`, value]),
    ['substr(pan, -4) = ?', lastFour],
    ['substr("at", 1, 10) >= ?', from],
    ['substr("at", 1, 10) <= ?', to],
    ['amountMinor >= ?', atLeastMinor],
    ['amountMinor <= ?', atMostMinor],
  ];
  const given = parts.filter((each): each is [string, SQLInputValue] => each[1] !== undefined);
  const where = given.length === 0 ? '' : `WHERE ${given.map(([condition]) => condition).join(' AND ')}`;
  return { where, values: given.map(([, value]) => value) };
}

export class Lookup {
  readonly #opened: OpenDatabase;
  readonly #statements = new Map<string, StatementSync>();
  readonly #byKey = new Map<Table, StatementSync>();
  readonly #indexed = new Set<Index>();

  constructor(opened: OpenDatabase) {
    this.#opened = opened;
  }

  /** The rows that are wanted and there. */
  find(want: Want): Effect[] {
    switch (want.by) {
      case 'key':
        if (want.collection === 'transactions') this.#need('transactionKeys');
        return want.collection === 'entries' ? [] : this.#row(want.collection, want.key);
      case 'reference':
        return this.effects('transactions', 'WHERE id = ? AND reference = ?', idOf(want.reference), want.reference);
      case 'authorisation':
        this.#need('preAuthorisations');
        return this.effects(
          'transactions',
          `WHERE type = 'pre-authorisation' AND authorisationCode = ? AND merchantId = ?`,
          want.code,
          want.merchantId,
        );
      case 'batch':
        if (want.collection === 'transactions') this.#need('transactionKeys');
        return this.effects(want.collection, `WHERE "key" >= ? AND "key" < ?`, `${want.batch}/`, `${want.batch}0`);
      default:
        return want satisfies never;
    }
  }

  /** What a clearing of a merchant looks at: its money in closed batches, these batches, and its settlements since. */
  ofClearing(merchantId: string): Effect[] {
    this.#need('transactionsWaiting');
    const waiting = this.effects(
      'transactions',
      `WHERE merchantId = ? AND ${SETTLED_ONCE_CLOSED} AND EXISTS (
        SELECT 1 FROM batches WHERE batches."key" = transactions.terminalId || '/' || transactions.batch AND closedAt IS NOT NULL
      ) ORDER BY id`,
      merchantId,
    );
    const keys = new Set(
      waiting.map(({ row }) => {
        const { terminalId, batch } = row as Rows['transactions'];
        return `${terminalId}/${batch}`;
      }),
    );
    const batches = [...keys].flatMap((key) => this.find({ by: 'key', collection: 'batches', key }));
    const closed = batches.map(({ row }) => (row as Rows['batches']).closedAt?.slice(0, 10) ?? '');
    const first = closed.sort()[0];
    if (first === undefined) return [];
    const settlements = this.effects(
      'settlements',
      `WHERE "key" >= ? AND "key" < ?`,
      `${merchantId}/${first}`,
      `${merchantId}0`,
    );
    return [...waiting, ...batches, ...settlements];
  }

  /** Rows of a table as effects. */
  effects(table: Table, where: string, ...values: SQLInputValue[]): Effect[] {
    return this.#statement(`SELECT * FROM "${table}" ${where}`)
      .all(...values)
      .map((record) => this.#effect(table, record));
  }

  /** Every row of a collection in the order in which they came, but for so many at the beginning. */
  *every<C extends Collection>(collection: C, without = 0): Generator<Rows[C]> {
    if (collection === 'entries') {
      // Their numbers have no gaps.
      yield* this.entries(without) as Generator<Rows[C]>;
      return;
    }
    // A statement of its own: somebody else may be in the middle of the same table.
    const rows = this.#opened.database.prepare(`SELECT * FROM "${collection}" ORDER BY rowid LIMIT -1 OFFSET ?`);
    for (const record of rows.iterate(without)) yield this.#effect(collection, record).row as Rows[C];
  }

  /** Transactions that fit, oldest first, so many after so many, and of all that fit how many there are and what they posted. */
  search(wanted: TransactionWish, offset: number, limit: number): FoundTransactions {
    const { where, values } = conditionOf(wanted);
    const groups = this.#statement(
      `SELECT type, state, COUNT(*) AS count, SUM(postedMinor > 0) AS posted, SUM(postedMinor) AS postedMinor
       FROM transactions ${where} GROUP BY type, state`,
    ).all(...values) as FoundTransactions['groups'];
    const rows = this.effects('transactions', `${where} ORDER BY rowid LIMIT ? OFFSET ?`, ...values, limit, offset);
    return { rows: rows.map(({ row }) => row as Rows['transactions']), groups };
  }

  /** Ledger entries after that number, oldest first. */
  *entries(after = 0): Generator<LedgerEntry> {
    const { database } = this.#opened;
    const rows = database.prepare('SELECT * FROM entries WHERE id > ? ORDER BY id').iterate(after);
    const postings = database.prepare('SELECT * FROM postings WHERE entry > ? ORDER BY entry, place').iterate(after);
    let next = postings.next();
    for (const { id, at, memo, transactionId } of rows) {
      const own: Posting[] = [];
      for (; next.done !== true && Number(next.value.entry) <= Number(id); next = postings.next())
        if (next.value.entry === id)
          own.push({ account: String(next.value.account), amountMinor: Number(next.value.amountMinor) });
      yield {
        id: Number(id),
        at: String(at),
        memo: String(memo),
        transactionId: transactionId === null ? null : Number(transactionId),
        postings: own,
      };
    }
  }

  /** The row under a key, if there is one: asked for many requests, and mostly there is none. */
  #row(table: Table, key: string): Effect[] {
    let statement = this.#byKey.get(table);
    if (statement === undefined) {
      statement = this.#opened.database.prepare(`SELECT * FROM "${table}" WHERE "key" = ?`);
      this.#byKey.set(table, statement);
    }
    const record = statement.get(key);
    return record === undefined ? [] : [this.#effect(table, record)];
  }

  /** A temporary database gets an index when it is first needed: many never need it, and each new row has its price in it. */
  #need(index: Index): void {
    if (this.#opened.lasting || this.#indexed.has(index)) return;
    this.#opened.database.exec(indexStatement(index));
    this.#indexed.add(index);
  }

  /** For who looks through the whole books: without its indexes each row would be looked for among all others. */
  needAll(): void {
    for (const index of Object.keys(INDEXES) as Index[]) this.#need(index);
  }

  #effect(table: Table, record: Record_): Effect {
    try {
      return {
        collection: table,
        key: String(record.key),
        row: fromColumns(COLUMNS[table], record),
      } as unknown as Effect;
    } catch (error) {
      const { name } = this.#opened;
      const words = {
        en: `${name}: a row of table ${table} cannot be read, so something else changed it; ${BRING_BACK.en}.`,
        zh: `${name}：表${table}中有一行无法读取，可见被其他程序改动过；${BRING_BACK.zh}。`,
      };
      throw new StoreError('books', words, error);
    }
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#opened.database.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}

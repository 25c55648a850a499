// Notices that something else wrote into the books, without reading them: the database counts every change of a row, the store its own.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { SHELVED } from '../acquirer/types.ts';

/** Tables of what happened. What is set up, such as cards and rules, is not among them. */
const GUARDED = [...SHELVED, 'postings', 'balances'] as const;
type Guarded = (typeof GUARDED)[number];

const TRIGGERS = [
  { event: 'INSERT', rows: 1 },
  { event: 'UPDATE', rows: 0 },
  { event: 'DELETE', rows: -1 },
] as const;

/** Counts each change, whoever makes it. */
const triggerStatements = (): string[] =>
  GUARDED.flatMap((table) =>
    TRIGGERS.map(
      ({ event, rows }) =>
        `CREATE TRIGGER ${table}${event} AFTER ${event} ON "${table}" BEGIN
           UPDATE tally SET changes = changes + 1, "rows" = "rows" + ${rows} WHERE name = '${table}';
         END`,
    ),
  );

/** The tally of each table, and the triggers that keep it. `ours` is what the store says that it changed. */
export function guardStatements(): string[] {
  return [
    'CREATE TABLE tally (name TEXT PRIMARY KEY, "rows" INTEGER NOT NULL, changes INTEGER NOT NULL, ours INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    `INSERT INTO tally VALUES ${GUARDED.map((table) => `('${table}', 0, 0, 0)`).join(', ')}`,
    ...triggerStatements(),
  ];
}

/** Rows above which tables are emptied faster when nothing counts each of them. */
const MANY = 10_000;

/** Empties the tables and begins their tallies again. To be called in a transaction. */
export function emptyTables(database: DatabaseSync, tables: readonly string[]): void {
  const { rows } = database.prepare('SELECT sum("rows") AS "rows" FROM tally').get() as { rows: number };
  const many = rows > MANY;
  if (many)
    for (const table of GUARDED) for (const { event } of TRIGGERS) database.exec(`DROP TRIGGER ${table}${event}`);
  for (const table of tables) database.exec(`DELETE FROM "${table}"`);
  database.exec('UPDATE tally SET "rows" = 0, changes = 0, ours = 0');
  if (many) for (const statement of triggerStatements()) database.exec(statement);
}

/** A table whose changes are not all the store's own: a query for breaches. */
export const FOREIGN_CHANGES = `SELECT 'table ' || name || ' had ' || changes || ' changes, and ' || ours || ' of the simulator' AS text
  FROM tally WHERE changes <> ours`;

/** Counts what the store changes, and writes it down in the same transaction. */
export class OwnChanges {
  readonly #counted = new Map<Guarded, number>();
  readonly #write: StatementSync;

  constructor(database: DatabaseSync) {
    this.#write = database.prepare('UPDATE tally SET ours = ours + ? WHERE name = ?');
  }

  add(table: Guarded, rows = 1): void {
    this.#counted.set(table, (this.#counted.get(table) ?? 0) + rows);
  }

  /** To be called before the commit. */
  writeDown(): void {
    for (const [table, rows] of this.#counted) this.#write.run(rows, table);
    this.#counted.clear();
  }

  /** A transaction begins; what is left of one that failed did not happen. */
  forget(): void {
    this.#counted.clear();
  }
}

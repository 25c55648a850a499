// Notices that something else wrote into the books, without reading them: the database counts every change of a row, the store its own.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { SHELVED } from '../state/rows.ts';

/** Tables of what happened. What is set up, such as cards and rules, is not among them. */
const GUARDED = [...SHELVED, 'postings', 'balances'] as const;
type Guarded = (typeof GUARDED)[number];
type Opened = { database: DatabaseSync; lasting: boolean };

const TRIGGERS = [
  { event: 'INSERT', rows: 1 },
  { event: 'UPDATE', rows: 0 },
  { event: 'DELETE', rows: -1 },
] as const;

/** The row of the tally that has a change only while the store writes; it is of no table, and stands with the others to be written with them. */
const WRITING = 'writing';
const SOMEBODY_ELSE = `(SELECT changes FROM tally WHERE name = '${WRITING}') IS NOT 1`;

/** Counts each change that somebody else makes; the store counts its own, so a trigger has little to do while it writes. */
export const triggerStatements = (): string[] =>
  GUARDED.flatMap((table) =>
    TRIGGERS.map(
      ({ event, rows }) =>
        `CREATE TRIGGER ${table}${event} AFTER ${event} ON "${table}" WHEN ${SOMEBODY_ELSE} BEGIN
           UPDATE tally SET changes = changes + 1, "rows" = "rows" + ${rows} WHERE name = '${table}';
         END`,
    ),
  );

/** The tally of each table: how many rows and changes it has, and what the store says that it changed (`ours`). */
export function tallyStatements(): string[] {
  return [
    'CREATE TABLE tally (name TEXT PRIMARY KEY, "rows" INTEGER NOT NULL, changes INTEGER NOT NULL, ours INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    `INSERT INTO tally VALUES ${[...GUARDED, WRITING].map((name) => `('${name}', 0, 0, 0)`).join(', ')}`,
  ];
}

/** Rows above which tables are emptied faster when nothing counts each of them. */
const MANY = 10_000;

/** Empties the tables and begins their tallies again. To be called in a transaction of the store. */
export function emptyTables({ database, lasting }: Opened, tables: readonly string[]): void {
  const { rows } = database.prepare('SELECT sum("rows") AS "rows" FROM tally').get() as { rows: number };
  const many = lasting && rows > MANY;
  if (many)
    for (const table of GUARDED) for (const { event } of TRIGGERS) database.exec(`DROP TRIGGER ${table}${event}`);
  for (const table of tables) database.exec(`DELETE FROM "${table}"`);
  database.exec(`UPDATE tally SET "rows" = 0, changes = 0, ours = 0 WHERE name <> '${WRITING}'`);
  if (many) for (const statement of triggerStatements()) database.exec(statement);
}

/** A table whose changes are not all the store's own: a query for breaches. */
export const FOREIGN_CHANGES = `SELECT 'table ' || name || ' had ' || changes || ' changes, and ' || ours || ' of the simulator' AS text
  FROM tally WHERE changes <> ours`;

type Own = { changes: number; rows: number };

/** Counts what the store changes, and writes it down in the same transaction. */
export class OwnChanges {
  readonly #counted = new Map<Guarded, Own>(GUARDED.map((table) => [table, { changes: 0, rows: 0 }]));
  readonly #write: StatementSync;
  readonly #begin: StatementSync;
  readonly #end: StatementSync;

  constructor(database: DatabaseSync) {
    this.#write = database.prepare(
      'UPDATE tally SET changes = changes + ?1, ours = ours + ?1, "rows" = "rows" + ?2 WHERE name = ?3',
    );
    this.#begin = database.prepare(`UPDATE tally SET changes = 1 WHERE name = '${WRITING}'`);
    this.#end = database.prepare(`UPDATE tally SET changes = 0 WHERE name = '${WRITING}'`);
  }

  /** A transaction of the store begins; what is left of one that failed did not happen. */
  begin(): void {
    for (const own of this.#counted.values()) {
      own.changes = 0;
      own.rows = 0;
    }
    this.#begin.run();
  }

  /** So many changed rows; `rows` is how many more there are now. */
  add(table: Guarded, changes: number, rows: number): void {
    const own = this.#counted.get(table);
    if (own === undefined) return;
    own.changes += changes;
    own.rows += rows;
  }

  /** To be called before the commit. */
  writeDown(): void {
    for (const [table, { changes, rows }] of this.#counted) if (changes > 0) this.#write.run(changes, rows, table);
    this.#end.run();
  }
}

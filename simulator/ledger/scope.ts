// How far the books are examined: all of them, or the newest part and what it belongs to, which takes no longer when they have grown.
import type { DatabaseSync } from 'node:sqlite';

/** Words for the queries of the rules: conditions that a column is of what is examined, and where something is read from. */
export type Scope = {
  entry(column: string): string;
  transaction(column: string): string;
  batch(column: string): string;
  settlement(column: string): string;
  /** Transactions of the examined batches. */
  batched: string;
  /** Transactions that are in an examined settlement. */
  settled: string;
  /** Accounts and amounts that add up to what stands on them. */
  amounts: string;
  /** How many rows a table has. */
  count(table: string): string;
  /** Also what can only be told by reading everything. */
  whole: boolean;
};

const yes = () => 'TRUE';

export const EVERYTHING: Scope = {
  entry: yes,
  transaction: yes,
  batch: yes,
  settlement: yes,
  batched: 'transactions',
  settled: '(SELECT * FROM transactions WHERE settlementId IS NOT NULL)',
  amounts: 'postings',
  count: (table) => `(SELECT count(*) FROM ${table})`,
  whole: true,
};

const oneOf = (table: string) => (column: string) => `${column} IN (SELECT id FROM temp.${table})`;
/** Of the transactions `t` those of a batch, by the beginning of their keys. */
const within = (batch: string) => `t."key" > ${batch} || '/' AND t."key" < ${batch} || '0'`;
/** Behind a settlement `s`: its transactions `t`. */
const ITS_TRANSACTIONS = `json_each(s.batches) b CROSS JOIN transactions t
  WHERE ${within(`(b.value ->> 'terminalId') || '/' || (b.value ->> 'batch')`)} AND t.settlementId = s."key"`;

const NEWEST: Scope = {
  entry: oneOf('examinedEntries'),
  transaction: oneOf('examinedTransactions'),
  batch: oneOf('examinedBatches'),
  settlement: oneOf('examinedSettlements'),
  batched: `(SELECT t.* FROM temp.examinedBatches b CROSS JOIN transactions t WHERE ${within('b.id')})`,
  settled: `(SELECT t.* FROM (SELECT * FROM settlements WHERE "key" IN (SELECT id FROM temp.examinedSettlements)) s CROSS JOIN ${ITS_TRANSACTIONS})`,
  amounts: 'balances',
  count: (table) => `(SELECT "rows" FROM tally WHERE name = '${table}')`,
  whole: false,
};

/** Runs the work on the newest `most` rows of each kind and what they belong to; on everything where there is no more than that. */
export function withNewest<T>(database: DatabaseSync, most: number, work: (scope: Scope) => T): T {
  const { rows } = database.prepare('SELECT max("rows") AS "rows" FROM tally').get() as { rows: number };
  if (rows <= most) return work(EVERYTHING);
  try {
    collect(database, most);
    return work(NEWEST);
  } finally {
    for (const table of ['Entries', 'Transactions', 'Batches', 'Settlements'])
      database.exec(`DROP TABLE IF EXISTS temp.examined${table}`);
  }
}

const ORIGINALS = `INSERT OR IGNORE INTO examinedTransactions SELECT originalId FROM transactions
  WHERE id IN (SELECT id FROM examinedTransactions) AND originalId IS NOT NULL`;

function collect(database: DatabaseSync, most: number): void {
  database.exec(`
    CREATE TEMP TABLE examinedEntries (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE examinedTransactions (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE examinedBatches (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TABLE examinedSettlements (id TEXT PRIMARY KEY) WITHOUT ROWID;
    INSERT INTO examinedEntries SELECT id FROM entries ORDER BY id DESC LIMIT ${most};
    INSERT INTO examinedTransactions SELECT id FROM transactions ORDER BY id DESC LIMIT ${most};
    INSERT OR IGNORE INTO examinedTransactions SELECT transactionId FROM entries
      WHERE id IN (SELECT id FROM examinedEntries) AND transactionId IS NOT NULL;
    -- The original of a void of a completion is a completion, and its own a pre-authorisation.
    ${ORIGINALS}; ${ORIGINALS};
  `);
  collectWhole(database, 'batches', `transactions t WHERE ${within('?1')}`, most);
  collectWhole(
    database,
    'settlements',
    `(SELECT * FROM settlements WHERE "key" = ?1) s CROSS JOIN ${ITS_TRANSACTIONS}`,
    most,
  );
}

/** The newest rows of a table whose transactions are no more than `most` together: a row can only be examined with all of its own. */
function collectWhole(database: DatabaseSync, table: 'batches' | 'settlements', its: string, most: number): void {
  const count = database.prepare(`SELECT count(*) AS n FROM (SELECT 1 FROM ${its} LIMIT ?2)`);
  const keep = database.prepare(`INSERT INTO temp.examined${table} VALUES (?)`);
  let left = most;
  for (const { key } of database.prepare(`SELECT "key" FROM ${table} ORDER BY rowid DESC LIMIT ?`).all(most)) {
    left -= Number(count.get(String(key), left + 1)?.n);
    if (left < 0) return;
    keep.run(String(key));
  }
}

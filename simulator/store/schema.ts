// The tables of the store as data: one table for each collection, one column for each property of its rows.
import type { Collection, Rows } from '../state/rows.ts';
import { tallyStatements, triggerStatements } from './guard.ts';

/**
 * How a property is kept: text, whole number, truth (0 or 1), or JSON for a small structure. A `maybe` kind is of a property that a row
 * need not have: it is absent where the column is null.
 */
export type ColumnKind = 'text' | 'integer' | 'flag' | 'json' | 'maybe-text' | 'maybe-json';
type Columns<C extends Collection> = { readonly [P in keyof Rows[C]]-?: ColumnKind };

/** Raised when a database was written by another layout. */
export const SCHEMA_VERSION = 7;

/**
 * Columns of each table. Card numbers stand here in full (`cards.pan`, `transactions.pan`, `paymentCodes.pan`): the simulator only ever holds test cards
 * and must find a card again. Ledger entries keep their postings in a table of their own.
 */
export const TABLES = {
  settings: {
    acquirer: 'json',
    clock: 'text',
    seed: 'integer',
    mac: 'flag',
    rulePacks: 'json',
    businessDay: 'text',
    cardsNumbered: 'integer',
  },
  merchants: {
    merchantId: 'text',
    name: 'text',
    active: 'flag',
    pinFree: 'flag',
    pinFreeLimitMinor: 'integer',
    signatureFreeLimitMinor: 'integer',
    type: 'maybe-text',
    limits: 'maybe-json',
    settlementAccount: 'maybe-json',
    contract: 'maybe-json',
  },
  terminals: {
    terminalId: 'text',
    merchantId: 'text',
    terminalMasterKey: 'text',
    active: 'flag',
    nextBatch: 'text',
    signedIn: 'flag',
    operator: 'text',
    keys: 'json',
    batch: 'text',
    signIns: 'integer',
  },
  cards: {
    pan: 'text',
    issuer: 'text',
    product: 'text',
    foreign: 'flag',
    chip: 'flag',
    expiry: 'text',
    sequenceNumber: 'text',
    status: 'text',
    pin: 'text',
    pinTriesLeft: 'integer',
    availableMinor: 'integer',
    pinFree: 'flag',
    limitMinor: 'integer',
    account: 'text',
    holdAccount: 'text',
    debtAccount: 'text',
    chipKeys: 'maybe-json',
  },
  batches: {
    terminalId: 'text',
    batch: 'text',
    state: 'text',
    domestic: 'json',
    foreign: 'json',
    balanced: 'flag',
    uploaded: 'integer',
    reversals: 'integer',
    declines: 'integer',
    result: 'text',
    closedAt: 'text',
  },
  transactions: {
    id: 'integer',
    at: 'text',
    terminalId: 'text',
    merchantId: 'text',
    type: 'text',
    state: 'text',
    batch: 'text',
    stan: 'text',
    reference: 'text',
    authorisationCode: 'text',
    responseCode: 'text',
    amountMinor: 'integer',
    postedMinor: 'integer',
    pan: 'text',
    entryMode: 'text',
    issuer: 'text',
    foreign: 'flag',
    refundedMinor: 'integer',
    heldMinor: 'integer',
    completedBy: 'integer',
    originalId: 'integer',
    originalKey: 'text',
    signatureBytes: 'integer',
    feeMinor: 'integer',
    settlementId: 'text',
  },
  reversals: {
    terminalId: 'text',
    batch: 'text',
    stan: 'text',
    at: 'text',
    reason: 'text',
    count: 'integer',
    found: 'flag',
  },
  uploads: { terminalId: 'text', batch: 'text', stan: 'text', amountMinor: 'integer', foreign: 'flag' },
  notices: { terminalId: 'text', batch: 'text', stan: 'text', at: 'text', originalKey: 'text', results: 'text' },
  chipReadings: {
    at: 'text',
    terminalId: 'text',
    batch: 'text',
    stan: 'text',
    pan: 'text',
    verdict: 'text',
    counter: 'integer',
    unpredictable: 'text',
    tags: 'json',
  },
  settlements: {
    id: 'text',
    merchantId: 'text',
    merchantName: 'text',
    businessDay: 'text',
    clearedAt: 'text',
    cycle: 'text',
    dueOn: 'text',
    valueDate: 'text',
    payer: 'json',
    payee: 'json',
    batches: 'json',
    contractVersions: 'json',
    transactionCount: 'integer',
    grossMinor: 'integer',
    voidsMinor: 'integer',
    refundsMinor: 'integer',
    feesMinor: 'integer',
    netMinor: 'integer',
    broughtForwardMinor: 'integer',
    paidMinor: 'integer',
    carriedForwardMinor: 'integer',
    entryId: 'integer',
  },
  turnovers: { merchantId: 'text', day: 'text', amountMinor: 'integer' },
  paymentCodes: { code: 'text', pan: 'text', issuedAt: 'text', expiresAt: 'text', usedBy: 'text' },
  signatures: {
    reference: 'text',
    terminalId: 'text',
    at: 'text',
    parts: 'json',
    last: 'integer',
    complete: 'flag',
  },
  rules: { position: 'integer', rule: 'json', seen: 'integer', acted: 'integer' },
  alerts: { at: 'text', terminalId: 'text', stan: 'text', kind: 'text', reason: 'text' },
} as const satisfies { [C in Exclude<Collection, 'entries'>]: Columns<C> };

export type Table = keyof typeof TABLES;

const SQL_TYPES = {
  text: 'TEXT',
  integer: 'INTEGER',
  flag: 'INTEGER',
  json: 'TEXT',
  'maybe-text': 'TEXT',
  'maybe-json': 'TEXT',
} as const satisfies Record<ColumnKind, string>;

/**
 * The column by which a table tells its rows apart: the key, or a number that its rows have anyway and that only grows. With such a
 * number new rows all go to the end; by their keys those of many terminals would each change another page of the file.
 */
export function identityOf(table: Table): string {
  return table === 'transactions' ? 'id' : 'key';
}

/** What only ever gets new rows: one that is there is never written again. */
export const WRITTEN_ONCE: ReadonlySet<Table> = new Set<Table>(['settlements', 'alerts']);

/** Money that is settled when its batch is closed and its day is cut; the index below finds it. */
export const SETTLED_ONCE_CLOSED = `settlementId IS NULL AND postedMinor > 0 AND state IN ('approved', 'voided')
  AND type IN ('sale', 'completion', 'completion-notice', 'void', 'completion-void', 'refund')`;

/** Ledger entries, their postings, which stand in order under the number of their entry, what they come to, and how much there is of everything. */
const LEDGER_COLUMNS = {
  entries: ['id', 'at', 'memo', 'transactionId'],
  postings: ['entry', 'place', 'account', 'amountMinor'],
  balances: ['account', 'amountMinor'],
  tally: ['name', 'rows', 'changes', 'ours'],
} as const;

/** Names of the columns of every table. */
export function expectedColumns(): Record<string, readonly string[]> {
  const rows = Object.entries(TABLES).map(([table, columns]) => [table, ['key', ...Object.keys(columns)]] as const);
  return { ...Object.fromEntries(rows), ...LEDGER_COLUMNS };
}

/** Indexes of what is looked for in a book that somebody may go on with, however much there is. */
export const INDEXES = {
  // A transaction is found again by its key, and that is not given twice. Its reference ends in its number, and needs no index.
  transactionKeys: 'CREATE UNIQUE INDEX transactionKeys ON transactions ("key")',
  transactionsWaiting: `CREATE INDEX transactionsWaiting ON transactions (merchantId) WHERE ${SETTLED_ONCE_CLOSED}`,
  preAuthorisations: `CREATE INDEX preAuthorisations ON transactions (authorisationCode) WHERE type = 'pre-authorisation'`,
  // What is looked for when the books are opened.
  heldFunds: 'CREATE INDEX heldFunds ON transactions (pan, heldMinor) WHERE heldMinor <> 0',
  refunds: `CREATE INDEX refunds ON transactions (originalId) WHERE type = 'refund'`,
  chipCounters: `CREATE INDEX chipCounters ON chipReadings (pan) WHERE verdict = 'right'`,
  settlementsOfMerchants: 'CREATE INDEX settlementsOfMerchants ON settlements (merchantId)',
  settlementsOfEntries: 'CREATE INDEX settlementsOfEntries ON settlements (entryId)',
  entriesOfTransactions: 'CREATE INDEX entriesOfTransactions ON entries (transactionId)',
} as const;
export type Index = keyof typeof INDEXES;

/** The statement that makes an index where a temporary database first needs it. */
export function indexStatement(index: Index): string {
  return INDEXES[index].replace('INDEX', 'INDEX IF NOT EXISTS');
}

/**
 * Statements that make an empty database. One that is `lasting` is opened again and somebody else may write into it: it has triggers, and
 * all its indexes from the beginning.
 */
export function createStatements(lasting: boolean): string[] {
  const tables = (Object.keys(TABLES) as Table[]).map((table) => {
    const identity = identityOf(table);
    const columns = Object.entries({ key: 'text', ...TABLES[table] } as Record<string, ColumnKind>).map(
      ([name, kind]) =>
        `"${name}" ${SQL_TYPES[kind]}${name === 'key' ? ' NOT NULL' : ''}${name === identity ? ' PRIMARY KEY' : ''}`,
    );
    return `CREATE TABLE "${table}" (${columns.join(', ')}) STRICT`;
  });
  return [
    ...tables,
    'CREATE TABLE entries (id INTEGER PRIMARY KEY, at TEXT NOT NULL, memo TEXT NOT NULL, transactionId INTEGER) STRICT',
    `CREATE TABLE postings (entry INTEGER NOT NULL, place INTEGER NOT NULL, account TEXT NOT NULL, amountMinor INTEGER NOT NULL,
      PRIMARY KEY (entry, place)) STRICT, WITHOUT ROWID`,
    'CREATE TABLE balances (account TEXT PRIMARY KEY, amountMinor INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    ...tallyStatements(),
    ...(lasting ? [...Object.values(INDEXES), ...triggerStatements()] : []),
    `PRAGMA user_version = ${SCHEMA_VERSION}`,
  ];
}

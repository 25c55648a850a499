// The examination of the books: what was changed by hand is found, and a start that only looks at the newest rows never reads all of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configuration, contracted, signedInTill, type Till } from '../acquirer/test-kit.ts';
import { configurationChange } from '../state/configure.ts';
import { breachInChinese } from './breaches-chinese.ts';
import { rulesOf } from './rules.ts';
import { EVERYTHING, withNewest } from './scope.ts';
import { examine, openSound, openStore } from './store.ts';
import { verifyBooks } from './verify.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  path = join(folder, 'books.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What happens at a till, in the file. */
function keep(happen: (till: Till) => void): void {
  const till = signedInTill(contracted());
  happen(till);
  const store = openStore(path);
  store.reset(configurationChange(configuration(contracted())));
  store.commit(till.changes);
  expect(store.verify()).toEqual([]);
  store.close();
}

const aDay = (till: Till) => {
  till.ask('sale');
  till.settleRightly();
  till.clear('2026-07-18');
};

/** Something else than the store works on its file. */
function within<T>(work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
const change = (statement: string) => within((database) => database.exec(statement));
/** As if the store itself had done it. */
const hide = () => change('UPDATE tally SET ours = changes');
const newest = (rows: number) => within((database) => verifyBooks(database, 'newest', rows));

const GONE =
  'DELETE FROM postings WHERE entry = 5; DELETE FROM entries WHERE id = 5; DELETE FROM transactions WHERE id = 1';
const TWICE = `INSERT INTO transactions SELECT 'TP000001/000001/000998', 2, at, terminalId, merchantId, type, 'declined', batch, '000998', reference,
  authorisationCode, '05', amountMinor, 0, pan, entryMode, issuer, "foreign", 0, 0, NULL, NULL, NULL, 0, NULL, NULL FROM transactions`;

/** Rule and breach are both Chinese, whatever names stand in them. */
const CHINESE = /^[\u4e00-\u9fff].*：.*[\u4e00-\u9fff]/;

const DAMAGES: [name: string, statement: string, breach: RegExp][] = [
  ['half an entry', 'DELETE FROM postings WHERE entry = 5 AND place = 1', /every entry sums to zero/],
  ['an entry without postings', "INSERT INTO entries VALUES (999, '', '', NULL)", /every entry has postings/],
  [
    'a transaction without its entry',
    'DELETE FROM postings WHERE entry = 5; DELETE FROM entries WHERE id = 5',
    /has no ledger entry/,
  ],
  ['an entry without its transaction', 'DELETE FROM transactions', /every entry of a transaction/],
  ['a refund above its original', 'UPDATE transactions SET refundedMinor = 99999999', /refunds never exceed/],
  [
    'a settlement that is not what its transactions come to',
    'UPDATE settlements SET grossMinor = grossMinor + 1, netMinor = netMinor + 1, paidMinor = paidMinor + 1',
    /sum of its transactions.*\n.*moved money has its entry/,
  ],
  ['a settlement that does not add up', 'UPDATE settlements SET netMinor = netMinor + 1', /gross less voids/],
  ['a transaction that vanished with its entry', GONE, /every entry is there.*\n.*every batch is the sum/],
  ['a reference that was given twice', TWICE, /every reference is given once: reference \d+ was given 2 times/],
  [
    'an entry of a transaction that was declined since',
    "UPDATE transactions SET state = 'declined' WHERE id = 1",
    /moved what its state and its amount say.*\n(.*\n)?.*declined and has an entry/,
  ],
  [
    'a transaction of another amount',
    'UPDATE transactions SET postedMinor = postedMinor + 1, settlementId = NULL WHERE id = 1',
    /moved what its state and its amount say/,
  ],
  [
    'an entry of another card',
    "UPDATE postings SET account = 'cardholder/x' WHERE entry = 5 AND place = 0",
    /between its card/,
  ],
  [
    'a total of a batch',
    "UPDATE batches SET domestic = json_set(domestic, '$.debitCount', 7)",
    /every batch is the sum/,
  ],
  ['a transaction under another key', "UPDATE transactions SET stan = '000999'", /under another key/],
  ['a hold of nobody', 'UPDATE transactions SET heldMinor = 5', /every hold is the sum/],
  ['a refund that was never made', 'UPDATE transactions SET refundedMinor = 5', /what its refunds come to/],
  ['money of nobody', 'UPDATE entries SET transactionId = NULL', /earn by transactions only/],
  ['a row that is no JSON', "UPDATE batches SET domestic = 'x'", /cannot be examined \(malformed JSON/],
  ['a batch that is gone', 'DELETE FROM batches', /every transaction has its batch/],
];

/** What only an examination of everything finds, once somebody has hidden that it was he. */
const DEEP: typeof DAMAGES = [
  [
    'an overdrawn card',
    "INSERT INTO postings VALUES (1, 8, 'cardholder/x', -5); INSERT INTO postings VALUES (1, 9, 'equity/opening', 5)",
    /no card is overdrawn.*\n.*every balance is the sum/,
  ],
  ['a ledger that lost half an entry', 'DELETE FROM postings WHERE entry = 1 AND place = 0', /the ledger sums to zero/],
  [
    'balances',
    "UPDATE balances SET amountMinor = amountMinor + 1 WHERE account GLOB 'merchant/*'",
    /is the sum of its postings/,
  ],
  ['a turnover', 'UPDATE turnovers SET amountMinor = amountMinor + 1', /every turnover is the sum of its payments/],
];

describe('the examination of the books', () => {
  test.each([...DAMAGES, ...DEEP])('finds %s', (_name, statement, breach) => {
    keep(aDay);
    change(statement);
    expect(examine(path).join('\n')).toMatch(breach);
    expect(() => openSound(path)).toThrow(/books do not hold.*--verify --db/);
    hide();
    expect(examine(path).join('\n')).toMatch(breach);
    for (const each of examine(path).map(breachInChinese)) expect(each).toMatch(CHINESE);
  });

  test.each(DAMAGES)('finds %s in the newest part, however it came about', (_name, statement, breach) => {
    keep(aDay);
    expect(newest(8)).toEqual([]);
    change(statement);
    expect(newest(8)).not.toEqual([]);
    hide();
    expect(newest(8).join('\n')).toMatch(breach);
  });

  test('goes on after a reset of many rows', () => {
    const till = signedInTill(contracted());
    for (let i = 0; i < 2_000; i++) till.ask('sale', { amount: 1 });
    const store = openStore(path);
    store.reset(configurationChange(configuration(contracted())));
    store.commit(till.changes);
    store.reset(configurationChange(configuration(contracted())));
    const again = signedInTill(contracted());
    aDay(again);
    store.commit(again.changes);
    expect(store.verify()).toEqual([]);
    expect(store.load()).toEqual(again.state);
    store.close();
    change('DELETE FROM turnovers');
    expect(() => openSound(path)).toThrow('table turnovers had');
  });

  test.each([
    [
      'says that it is the store',
      "UPDATE tally SET changes = 1 WHERE name = 'writing'; UPDATE turnovers SET amountMinor = 5",
    ],
    ['takes away who writes', "DELETE FROM tally WHERE name = 'writing'; UPDATE turnovers SET amountMinor = 5"],
  ])('finds somebody who %s', (_what, statement) => {
    keep(aDay);
    change(statement);
    expect(newest(8).join()).toMatch(/table (writing|turnovers) had/);
  });

  test('finds an index or a trigger that is not as it was made', () => {
    keep(aDay);
    change('DROP TRIGGER postingsUPDATE; DROP INDEX refunds; CREATE INDEX refunds ON transactions (stan)');
    const breaches = ['the layout: index refunds is another one', 'the layout: trigger postingsUPDATE is missing'];
    expect(newest(8).sort()).toEqual(breaches);
    expect(examine(path).sort()).toEqual(breaches);
    expect(breaches.map(breachInChinese)).toEqual([
      '结构：index refunds与应有的不同',
      '结构：缺少trigger postingsUPDATE',
    ]);
  });

  test('has Chinese words for whatever a rule says', () => {
    const sources = ['rules', 'guard'].map((name) => readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8'));
    const told = [...sources.join('\n').matchAll(/SELECT (?:DISTINCT )?((?:(?!SELECT)[^;])*?) AS text/g)].map(
      ([, sql]) =>
        [...sql!.matchAll(/'([^']*)'|[^|']+/g)]
          .map(([piece, literal]) => literal?.replace(/\$\{table\}/, '1') ?? (piece.trim() === '' ? '' : '1'))
          .join(''),
    );
    expect(told.length).toBeGreaterThan(20);
    for (const text of told) expect(breachInChinese(`the file: ${text}`), text).toMatch(CHINESE);
    for (const { name } of rulesOf(EVERYTHING)) expect(breachInChinese(`${name}: and more`)).toMatch(CHINESE);
  });
});

describe('books with more rows than a start looks at', () => {
  const business = (till: Till) => {
    for (let i = 0; i < 60; i++) till.ask('sale', { amount: 100 });
    const held = till.ask('pre-authorisation', { amount: 500 });
    till.settleRightly();
    till.clear('2026-07-18');
    till.about('completion', held, { amount: 400 });
    till.about('refund', till.ask('sale'), { amount: 5 });
    till.about('void', till.ask('sale'));
    till.settleRightly();
    till.clear('2026-07-19');
  };
  const OLD = 'UPDATE postings SET amountMinor = 2 * amountMinor WHERE entry = 20';

  test('hold, and any change by hand is found at the start, however old the row is', () => {
    keep(business);
    expect(newest(10)).toEqual([]);
    change(OLD);
    expect(newest(10).join('\n')).toMatch(
      /^nothing else changed the books: table postings had (\d+) changes, and (?!\1)\d+ of the simulator$/,
    );
    expect(() => openSound(path)).toThrow('table postings had');
  });

  test('are examined in full by --verify only: an old row that changed without a trace is found there', () => {
    keep(business);
    change(OLD);
    hide();
    expect(newest(10)).toEqual([]);
    expect(examine(path).join('\n')).toMatch(/moved what its state and its amount say: sale 000017 /);
  });

  test('are opened without reading through any table that grows', () => {
    keep(business);
    const plans = within((database) =>
      withNewest(database, 10, (scope) =>
        rulesOf(scope).flatMap(({ name, query }) =>
          database
            .prepare(`EXPLAIN QUERY PLAN ${query}`)
            .all()
            .map(({ detail }) => `${name}: ${detail}`),
        ),
      ),
    );
    const scans = plans.filter((step) => /: SCAN (?!b\b|c\b|balances\b|CONSTANT|\()/.test(step));
    expect([...new Set(scans)]).toEqual([
      // The last row of the table.
      'every transaction is there: SCAN transactions',
      'every entry is there: SCAN entries',
      'every alert is there: SCAN alerts',
      // Holds that stand.
      'every hold is the sum of its pre-authorisations: SCAN transactions USING COVERING INDEX heldFunds',
    ]);
  });
});

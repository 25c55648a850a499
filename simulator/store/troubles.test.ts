// A store in trouble: what is wrong and what to do about it, in one sentence and without a stack.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configuration, signedInTill } from '../acquirer/test-kit.ts';
import { configurationChange } from '../state/configure.ts';
import { openSound, openStore } from './store.ts';
import { StoreError } from './store-error.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'books-'));
  path = join(folder, 'books.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(statement: string): void {
  const database = new DatabaseSync(path);
  database.exec(statement);
  database.close();
}

test('a full disk is called a full disk, nothing of the change is kept, and it goes on when there is room', () => {
  const store = openStore(path, { maxPages: 120 });
  store.reset(configurationChange(configuration()));
  const till = signedInTill();
  store.commit(till.decisions);
  const before = store.load();
  let told: unknown = null;
  for (let i = 0; i < 2000 && told === null; i++) {
    const sale = till.ask('sale', { amount: 1 });
    try {
      store.commit([sale]);
    } catch (error) {
      told = error;
    }
  }
  expect(told).toBeInstanceOf(StoreError);
  expect(told).toMatchObject({ code: 'full', message: expect.stringContaining('there is no room left on its disk') });
  expect(told).toMatchObject({ words: { zh: expect.stringContaining('所在磁盘已无空间') } });
  expect(before).not.toBeNull();
  expect(store.verify()).toEqual([]);
  store.close();
  const roomy = openSound(path);
  expect(roomy.load()?.transactions.size).toBeGreaterThan(0);
  roomy.close();
});

test.each([
  ['a missing table', 'DROP TABLE alerts', 'table alerts is missing'],
  ['a missing column', 'ALTER TABLE terminals DROP COLUMN signIns', 'column terminals.signIns is missing'],
  ['another layout', 'PRAGMA user_version = 3', 'layout 3, expected 7; begin a new one with another --db'],
  ['the database of another program', 'PRAGMA user_version = 0', 'it is the database of another program'],
  ['a row that is no JSON', "UPDATE terminals SET keys = '{'", 'a row of table terminals cannot be read'],
])('%s is told with what to do about it', (_what, statement, words) => {
  const store = openStore(path);
  store.reset(configurationChange(configuration()));
  store.close();
  change(statement);
  const use = () => {
    const opened = openSound(path);
    try {
      opened.load();
    } finally {
      opened.close();
    }
  };
  expect(use).toThrow(StoreError);
  expect(use).toThrow(words);
  const chinese = { zh: expect.stringMatching(/^\S+：.*\p{Script=Han}.*--db.*。$/u) };
  expect(use).toThrow(expect.objectContaining({ words: expect.objectContaining(chinese) }));
});

test('a folder that is not there is told', () => {
  expect(() => openStore(join(folder, 'none', 'books.db'))).toThrow('a folder that exists and may be written');
});

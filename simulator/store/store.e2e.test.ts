// The store: what went in comes out, whole changes only, and a killed process loses nothing that was committed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TEST_CHIP_KEYS } from '../../src/definitions/chip-keys.ts';
import { field55 } from '../acquirer/chip-test-kit.ts';
import { card, configuration, contracted, pan, rule, signedInTill, Till } from '../acquirer/test-kit.ts';
import { configurationChange } from '../state/configure.ts';
import type { State } from '../state/rows.ts';
import { openStore } from './store.ts';
import { StoreError } from './store-error.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  path = join(folder, 'books.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CHIP = pan('621234567890199');
const BUSY = {
  ...contracted(),
  cards: [...configuration().cards, card({ pan: CHIP, chipKeys: TEST_CHIP_KEYS })],
  rules: [rule({ stan: '000999' }, { answer: '05' }, { times: 2, name: 'once' })],
};

/** A day with every kind of row in it. */
function busyTill(): Till {
  const till = signedInTill(BUSY);
  till.payByCode(till.issueCode());
  till.settleRightly();
  till.clear('2026-07-18');
  till.ask('sale', { pan: CHIP, fields: { 55: field55({ number: CHIP }) } });
  const sale = till.ask('sale');
  till.about('refund', sale, { amount: 10 });
  till.about('completion', till.ask('pre-authorisation'), { amount: 7_000 });
  till.ask('sale', { stan: '000999' });
  till.ask('sale', { pin: '000000' });
  const lost = till.sign(till.card('sale'));
  for (let i = 0; i < 3; i++) till.reverse(lost);
  till.sign0820(sale, '801', 'CAFE');
  const { fields } = till.card('script-notice', {
    fields: { ...till.naming(sale), 55: 'DF3105', 60: `00${till.batch}951` },
  });
  till.send(till.sign({ mti: '0620', fields }));
  till.settle([9, 9, 9, 9]);
  till.network('batch-upload', { 48: `0100000002${'0'.repeat(20)}000000010000` });
  return till;
}

function expectSame(loaded: State | null, state: State): void {
  expect(loaded && [...loaded.alerts.values()]).toEqual([...state.alerts.values()]);
  expect(loaded).toEqual(state);
}

describe('what was committed', () => {
  test.each(['temporary', 'file'])('is loaded again, every row of every collection (%s)', (where) => {
    const till = busyTill();
    for (const [name, rows] of Object.entries(till.state)) expect(rows.size, name).toBeGreaterThan(0);
    const store = openStore(where === 'file' ? path : null);
    store.reset(configurationChange(configuration(BUSY)));
    for (const change of till.changes) store.commit([change]);
    expectSame(store.load(), till.state);
    expect(store.verify()).toEqual([]);
    store.close();
  });

  test('as a group is the same as one by one', () => {
    const till = signedInTill();
    for (let i = 0; i < 20; i++) till.about('void', till.ask('sale'));
    const store = openStore(null);
    store.reset(configurationChange(configuration()));
    store.commit(till.decisions);
    expectSame(store.load(), till.state);
    store.close();
  });

  test('goes on after a restart as if there had been none', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    const first = openStore(path);
    first.reset(configurationChange(configuration()));
    first.commit(till.decisions);
    first.close();
    const second = openStore(path);
    const state = second.load();
    second.close();
    if (state === null) throw new Error('nothing was stored');
    const later = new Till(state);
    Object.assign(later, { keys: till.keys, stan: till.stan });
    expect(later.about('void', sale).code).toBe('00');
    expect(later.ask('sale', { stan: sale.reply?.fields[11] ?? '' }).code).toBe('94');
    expect(later.available()).toBe(100_000);
  });
});

describe('a store', () => {
  test('that was never configured loads nothing', () => {
    const store = openStore(null);
    expect(store.load()).toBeNull();
    store.close();
  });

  test('forgets everything at a reset', () => {
    const till = busyTill();
    const store = openStore(null);
    store.reset(configurationChange(configuration(BUSY)));
    store.commit(till.changes);
    store.reset(configurationChange(configuration()));
    expectSame(store.load(), new Till().state);
    store.close();
  });

  test('takes a group whole or not at all', () => {
    const till = signedInTill();
    const store = openStore(null);
    store.reset(configurationChange(configuration()));
    store.commit(till.decisions);
    const before = store.load();
    const sound = till.ask('sale');
    const broken = { effects: [{ collection: 'entries' as const, key: '1', row: null }] };
    expect(() => store.commit([sound, broken])).toThrow('never removed');
    expect(store.load()).toEqual(before);
    store.commit([sound]);
    expectSame(store.load(), till.state);
    store.close();
  });

  test('refuses a file that is no database, and a database of another layout', () => {
    writeFileSync(path, 'this is a text and not a database, however long it may go on');
    expect(() => openStore(path)).toThrow(StoreError);
    const other = join(folder, 'other.db');
    const database = new DatabaseSync(other);
    database.exec('CREATE TABLE notes (text TEXT); PRAGMA user_version = 99');
    database.close();
    expect(() => openStore(other)).toThrow('layout 99, expected 7');
  });
});

test('a process that is killed in the middle of its work loses nothing it acknowledged and leaves nothing half-posted', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-me.fixture.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    output += chunk;
    if (output.split('\n').length > 200) child.kill('SIGKILL');
  }
  expect(await exited).toBe('SIGKILL');
  const acknowledged = output.slice(0, output.lastIndexOf('\n')).split('\n');
  const store = openStore(path);
  const state = store.load();
  expect(store.verify()).toEqual([]);
  store.close();
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  const references = new Set([...(state?.transactions.values() ?? [])].map((row) => row.reference));
  expect(acknowledged.filter((reference) => !references.has(reference))).toEqual([]);
});

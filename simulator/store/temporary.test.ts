// Temporary books: they say the same as those in a file, and need no database while little happens.
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { configuration, signedInTill } from '../acquirer/test-kit.ts';
import { configurationChange } from '../state/configure.ts';
import { INDEXES } from './schema.ts';
import { openStore, type Store } from './store.ts';
import { temporaryStore } from './temporary.ts';

/** Temporary books that count how often a database was opened. */
function watched(broken: { now: boolean } = { now: false }): { store: Store; opened: () => number } {
  let opened = 0;
  const store = temporaryStore(() => {
    opened += 1;
    const real = openStore(null);
    return {
      ...real,
      commit(changes) {
        if (broken.now) throw new Error('no room');
        real.commit(changes);
      },
    };
  });
  return { store, opened: () => opened };
}

test('that were never begun have nothing', () => {
  const { store, opened } = watched();
  expect(store.load()).toBeNull();
  expect(opened()).toBe(0);
  store.close();
});

test('take a start, a few requests and any number of resets without a database, and then have what came last', () => {
  const { store, opened } = watched();
  for (let i = 0; i < 300; i++) store.reset(configurationChange(configuration()));
  const till = signedInTill();
  for (let i = 0; i < 20; i++) till.about('void', till.ask('sale'));
  for (const decision of till.decisions) store.commit([decision]);
  expect(opened()).toBe(0);
  expect(store.load()).toEqual(till.state);
  expect(store.verify()).toEqual([]);
  store.reset(configurationChange(configuration()));
  expect(store.load()?.transactions.size).toBe(0);
  expect(opened()).toBe(1);
  store.close();
});

test('write many changes by themselves, and whatever may leave the memory when they are told', () => {
  const { store, opened } = watched();
  store.reset(configurationChange(configuration()));
  const till = signedInTill();
  for (let i = 0; i < 300; i++) store.commit([till.ask('sale', { amount: 1 })]);
  expect(opened()).toBe(1);
  const last = till.ask('sale', { amount: 1 });
  store.commit([last]);
  const [key] = [...till.state.transactions.keys()].slice(-1);
  expect(store.find({ by: 'key', collection: 'transactions', key: key ?? '' })).toEqual([]);
  store.keep();
  expect(store.find({ by: 'key', collection: 'transactions', key: key ?? '' })).toHaveLength(1);
  store.close();
});

test('find a transaction by its reference and by its key, and have no index of keys before one is looked for', () => {
  const made = vi.spyOn(DatabaseSync.prototype, 'exec');
  const { store } = watched();
  store.reset(configurationChange(configuration()));
  const till = signedInTill();
  store.commit([...till.decisions, till.ask('sale', { amount: 1 }), till.ask('sale', { amount: 2 })]);
  store.keep();
  const [key = '', row] = [...till.state.transactions].at(-1) ?? [];
  const { reference = '' } = row ?? {};
  const other = `${reference.slice(0, 4) === '0101' ? '0102' : '0101'}${reference.slice(4)}`;
  const statements = () => made.mock.calls.map(([sql]) => sql).join('\n');
  expect(store.find({ by: 'reference', reference })).toEqual([{ collection: 'transactions', key, row }]);
  expect(store.find({ by: 'reference', reference: other })).toEqual([]);
  expect(store.find({ by: 'reference', reference: 'ABCDEFGHJKLM' })).toEqual([]);
  expect(statements()).not.toContain('transactionKeys');
  expect(store.find({ by: 'key', collection: 'transactions', key })).toHaveLength(1);
  expect(statements()).toContain('INDEX IF NOT EXISTS transactionKeys');
  made.mockRestore();
  store.close();
});

test('that find no room refuse the change that came last, and have it all when there is room again', () => {
  const broken = { now: false };
  const { store } = watched(broken);
  store.reset(configurationChange(configuration()));
  const till = signedInTill();
  store.commit(till.decisions);
  broken.now = true;
  let taken = 0;
  const sales = Array.from({ length: 300 }, () => till.ask('sale', { amount: 1 }));
  expect(() => {
    for (const sale of sales) {
      store.commit([sale]);
      taken += 1;
    }
  }).toThrow('no room');
  expect(taken).toBeGreaterThan(100);
  broken.now = false;
  store.commit(sales.slice(taken));
  expect(store.load()?.counts.get('transactions')).toBe(300);
  expect(store.verify()).toEqual([]);
  store.close();
});

test('that are looked through as a whole have every index by then, however many rows there are', () => {
  const made = vi.spyOn(DatabaseSync.prototype, 'exec');
  const store = temporaryStore();
  store.reset(configurationChange(configuration()));
  expect(store.verify()).toEqual([]);
  const statements = made.mock.calls.map(([sql]) => sql).join('\n');
  made.mockRestore();
  for (const index of Object.keys(INDEXES)) expect(statements).toContain(`INDEX IF NOT EXISTS ${index} `);
  store.close();
});

// What survives: the two stores, the books over them, and what none of them may hold.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHIP_CARD, STRIPE_CARD } from '../testing/cards.ts';
import { silent, TERMINAL_MASTER_KEY, WORK_KEYS } from '../testing/fake-host.ts';
import { configuration, Till } from '../testing/till.ts';
import { Books } from './books.ts';
import { memoryStore } from './memory.ts';
import { sqliteStore } from './sqlite.ts';
import { openVault } from './vault.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'terminal-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['in memory', () => memoryStore()],
  ['in a file', () => sqliteStore(path.join(folder, 'store.db'))],
])('a store %s', (_kind, open) => {
  it('gives back what was put, in the order of the first put', () => {
    const store = open();
    store.put('journal', 'b', { n: 1 });
    store.put('journal', 'a', { n: 2 });
    store.put('journal', 'b', { n: 3 });
    expect(store.all('journal')).toEqual([{ n: 3 }, { n: 2 }]);
    expect([store.get('journal', 'a'), store.get('journal', 'x'), store.get('reversal', 'a')]).toEqual([
      { n: 2 },
      undefined,
      undefined,
    ]);
    store.delete('journal', 'b');
    expect([store.count('journal'), store.count('reversal')]).toEqual([1, 0]);
    store.eraseAll();
    expect(store.all('journal')).toEqual([]);
    store.close();
  });

  it('keeps all of what belongs together, or nothing', () => {
    const store = open();
    store.put('value', 'x', 1);
    expect(() =>
      store.together(() => {
        store.put('value', 'x', 2);
        store.put('journal', 'a', 1);
        throw new Error('power');
      }),
    ).toThrow('power');
    expect([store.get('value', 'x'), store.count('journal')]).toEqual([1, 0]);
    store.together(() => store.put('value', 'x', 3));
    expect(store.get('value', 'x')).toBe(3);
    store.close();
  });
});

describe('the books', () => {
  it('count vouchers to 999999 and begin again at 000001', () => {
    const store = memoryStore();
    const books = new Books(store, () => true);
    expect([books.nextVoucher(), books.nextVoucher()]).toEqual(['000001', '000002']);
    store.put('value', 'voucher', 999_998);
    expect([books.nextVoucher(), books.nextVoucher()]).toEqual(['999999', '000001']);
  });

  it('write nothing after the power has gone', () => {
    const store = memoryStore();
    let alive = true;
    const books = new Books(store, () => alive);
    books.changeSession({ operator: '01' });
    alive = false;
    books.changeSession({ operator: '02' });
    books.together(() => store.put('value', 'x', 1));
    expect(books.session().operator).toBe('01');
    expect(store.get('value', 'x')).toBeUndefined();
  });
});

describe('the vault', () => {
  it('opens what it sealed, and nothing else', () => {
    const vault = openVault(TERMINAL_MASTER_KEY);
    const sealed = vault.seal('6212345678901232');
    expect(vault.open(sealed)).toBe('6212345678901232');
    expect(sealed).not.toBe(vault.seal('6212345678901232'));
    expect(openVault('F'.repeat(32)).open(sealed)).toBeNull();
    expect(vault.open('')).toBeNull();
    expect(vault.open(`${sealed.slice(0, -4)}AAAA`)).toBeNull();
  });
});

describe('a terminal with a store file', () => {
  it('goes on in another process: journal, owed reversal, batch, voucher, sign-in', async () => {
    const storeFile = path.join(folder, 'terminal.db');
    const first = await Till.signedIn({}, { storeFile });
    await first.sale('88.00');
    first.host.next('0200', silent);
    await first.sale('9.00');
    const before = await first.terminal.journal();
    await first.terminal.close();

    const second = new Till({ storeFile });
    await second.act({ command: 'power-on', configuration: configuration(), erase: false });
    expect(await second.terminal.journal()).toEqual(before);
    expect(second.state).toMatchObject({
      signedIn: true,
      operator: '01',
      batch: '000001',
      owed: [{ voucher: '000003' }],
    });
    await second.sale('1.00', 'tap');
    expect(second.host.requests.map(({ mti, fields }) => `${mti}/${fields[11]}`)).toEqual([
      '0400/000003',
      '0200/000004',
    ]);
    await second.terminal.close();
  });

  it('holds no card number, track, PIN, PIN block or clear key', async () => {
    const storeFile = path.join(folder, 'terminal.db');
    const till = await Till.signedIn({}, { storeFile });
    await till.sale('88.00');
    await till.sale('7.00', 'swipe', STRIPE_CARD);
    till.host.next('0200', silent);
    await till.sale('9.00');
    const blocks = till.host.received('0200').map(({ fields }) => fields[52] ?? '');
    await till.terminal.close();
    const bytes = readFileSync(storeFile, 'latin1');
    expect(bytes).toContain('"journal"'.slice(1, -1));
    for (const secret of [CHIP_CARD.pan, STRIPE_CARD.pan, ...blocks, WORK_KEYS.pinKey, WORK_KEYS.macKey, '123456"'])
      expect(bytes).not.toContain(secret);
  });
});

// The ends of what a terminal counts and keeps: the last voucher number, and a journal that is full.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Books } from '../store/books.ts';
import { sqliteStore } from '../store/sqlite.ts';
import { configuration, Till } from '../testing/till.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tillproof-limits-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A terminal that has made one sale, with its books changed while it was off. */
async function withBooks(change: (books: Books, store: ReturnType<typeof sqliteStore>) => void): Promise<Till> {
  const storeFile = path.join(folder, 'terminal.db');
  const before = await Till.signedIn({}, { storeFile });
  await before.sale('1.00');
  await before.terminal.close();
  const store = sqliteStore(storeFile);
  change(new Books(store, () => true), store);
  store.close();
  const till = new Till({ storeFile });
  await till.act({ command: 'power-on', configuration: configuration(), erase: false });
  return till;
}

describe('after voucher 999999', () => {
  it('the next sale has voucher 000001, and both are in the journal', async () => {
    const till = await withBooks((_, store) => store.put('value', 'voucher', 999_998));
    await till.sale('2.00');
    await till.sale('3.00');
    const vouchers = (await till.terminal.journal()).map(({ voucher, status }) => `${voucher} ${status}`);
    expect(vouchers.slice(-2)).toEqual(['999999 approved', '000001 approved']);
    expect(till.host.received('0200').map(({ fields }) => fields[11])).toEqual(['999999', '000001']);
  });

  it('a reversal still names the voucher of its own sale', async () => {
    const till = await withBooks((_, store) => store.put('value', 'voucher', 999_998));
    till.host.next('0200', () => ({ kind: 'no-answer', reason: 'closed' }));
    await till.sale('2.00');
    await till.sale('3.00');
    expect(till.host.received('0400').map(({ fields }) => fields[11])).toEqual(['999999']);
    expect((await till.result())?.voucher).toBe('000001');
  });
});

describe('a full journal', () => {
  const fill = (books: Books) => {
    const [record] = books.journal();
    for (let number = books.transactions() + 1; books.transactions() < 500; number++)
      books.saveRecord({ ...record!, entry: { ...record!.entry, voucher: String(number + 100).padStart(6, '0') } });
  };

  it('takes no further sale and says that the batch has to be settled', async () => {
    const till = await withBooks(fill);
    await till.choose('sale');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(await till.shown()).toMatch(/full/i);
    expect(till.host.received('0200')).toEqual([]);
  });

  it('takes sales again after the settlement', async () => {
    const till = await withBooks(fill);
    await till.choose('settlement');
    await till.sale('3.00');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });
});

// The transaction query is answered by the store where not all transactions are in memory, and says the same as going through all of them.
import { expect, test } from 'vitest';
import { jsonMacInput } from '../../../src/iso8583/json.ts';
import type { Message } from '../../../src/iso8583/message.ts';
import { seededRandom } from '../../../src/random.ts';
import { configuration, contracted, DEBIT, FOREIGN, NOW, signedInTill } from '../../acquirer/test-kit.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { TransactionFilter } from '../../model/index.ts';
import { wireSecurity } from '../../security/wire-security.ts';
import { temporaryStore } from '../../store/temporary.ts';
import { findTransactions } from './transactions.ts';

const RICH = configuration({ ...contracted(), clock: NOW, mac: false });
const security = wireSecurity(jsonMacInput);

/** The same business at an acquirer with all of it in memory, and at one that keeps two rows of a kind there. */
async function businesses(): Promise<[all: Engine, little: Engine]> {
  const all = createEngine({ configuration: RICH, books: null });
  const little = createEngine({ configuration: RICH, books: temporaryStore(), keptRows: 2 });
  const till = signedInTill(RICH);
  const random = seededRandom(7);
  const own = { 41: till.terminalId, 42: till.merchantId };
  const messages: Message[] = [{ mti: '0800', fields: { 11: '000900', ...own, 60: '00000000003', 63: '001' } }];
  for (let i = 1; i <= 60; i++) {
    const amount = [100, 250, 3_000, 99_999_999][Math.floor(random() * 4)] ?? 100;
    const fields = { 11: String(i).padStart(6, '0'), 60: '22000001000600' };
    messages.push(till.card('sale', { amount, pan: random() < 0.5 ? DEBIT : FOREIGN, fields }));
  }
  for (const [at, message] of messages.entries()) {
    for (const engine of [all, little]) {
      engine.setClock(new Date(Date.parse(NOW) + at * 3_600_000).toISOString().replace('Z', '+00:00'));
      await engine.submit({ message, transport: 'json-http', security });
    }
  }
  return [all, little];
}

test('both say the same of every filter', async () => {
  const [all, little] = await businesses();
  const everything = findTransactions(all.library, { limit: 1000 });
  expect(everything.total).toBe(60);
  expect(little.library.search({ equal: {} }, 0, 1)).not.toBeNull();
  expect(all.library.search({ equal: {} }, 0, 1)).toBeNull();
  const days = [...new Set(everything.transactions.map(({ at }) => at.slice(0, 10)))];
  const filters: TransactionFilter[] = [
    {},
    { offset: 7, limit: 5 },
    { offset: 1000 },
    { voucher: '000012' },
    { reference: everything.transactions[3]?.reference ?? '' },
    { amountMinor: 250 },
    { amountFromMinor: 200, amountToMinor: 3_000 },
    { lastFour: DEBIT.slice(-4) },
    { lastFour: '0000' },
    { state: 'approved', limit: 3 },
    { state: 'declined' },
    { type: 'sale', batch: '000001' },
    { type: "sale' OR '1'='1" },
    { from: days[0] ?? '', to: days[0] ?? '' },
    { from: days[1] ?? '', lastFour: FOREIGN.slice(-4), state: 'approved' },
    { terminalId: 'ZZ999999' },
    { merchantId: everything.transactions[0]?.merchantId ?? '' },
  ];
  for (const filter of filters)
    expect(findTransactions(little.library, filter), JSON.stringify(filter)).toEqual(
      findTransactions(all.library, filter),
    );
  expect(new Set(everything.transactions.map(({ state }) => state)).size).toBeGreaterThan(1);
  all.close();
  little.close();
});

// Bounded memory: what left it is brought back when a decision needs it, so that nothing is decided otherwise than with all of it at hand.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jsonMacInput } from '../../src/iso8583/json.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { NIGHTLY } from '../../src/nightly.fixture.ts';
import { seededRandom } from '../../src/random.ts';
import type { Decision } from '../acquirer/decision.ts';
import { configuration, contracted, DEBIT, FOREIGN, NOW, Till } from '../acquirer/test-kit.ts';
import { wireSecurity } from '../security/wire-security.ts';
import { SHELVED } from '../state/rows.ts';
import { openSound, openStore } from '../store/store.ts';
import { temporaryStore } from '../store/temporary.ts';
import { createEngine, type Engine } from './engine.ts';

const security = wireSecurity(jsonMacInput);
const ask = async (engine: Engine, message: Message) => {
  const { plan } = await engine.submit({ message, transport: 'json-http', security });
  return plan.answers[0]?.message ?? null;
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shelf-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const RICH = configuration({
  ...contracted(),
  clock: NOW,
  cards: [...configuration().cards.map((each) => ({ ...each, availableMinor: 900_000_000 }))],
});

type Step = { now: string; message: Message };

/** A terminal that remembers what it sent, and when. */
class Walker extends Till {
  readonly steps: Step[] = [];
  override send(message: Message): Decision {
    this.steps.push({ now: this.now, message });
    return super.send(message);
  }
}

/** Some days of business, with voids, refunds, completions and reversals of what is near and of what is long gone. */
function days(seed: number, count: number): Step[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const till = new Walker(RICH);
  till.signIn();
  const sales: Decision[] = [];
  const holds: Decision[] = [];
  const sent: Message[] = [];
  const acts: (() => void)[] = [
    () =>
      sales.push(till.ask('sale', { amount: 1 + Math.floor(random() * 900), pan: pick([DEBIT, FOREIGN]) ?? DEBIT })),
    () => sales.push(till.ask('sale', { amount: 1 + Math.floor(random() * 900) })),
    () => holds.push(till.ask('pre-authorisation', { amount: 500 })),
    () => sent.push(till.sign(till.card('sale', { amount: 300 }))) && till.send(sent.at(-1)!),
    () => sent.length > 0 && till.reverse(pick(sent)!),
    () => sales.length > 0 && till.about('void', pick(sales)!, { amount: 100 }),
    () => sales.length > 0 && till.about('void', sales.at(-1)!, { amount: Number(sales.at(-1)?.reply?.fields[4]) }),
    () => sales.length > 0 && till.about('refund', pick(sales)!, { amount: 3 }),
    () => holds.length > 0 && till.about('completion', pick(holds)!, { amount: 400 }),
    () => holds.length > 0 && till.about('pre-authorisation-void', pick(holds)!, { amount: 500 }),
    () => sales.length > 0 && till.sign0820(pick(sales)!, '800', 'CAFE'),
    () => till.ask('sale', { pin: '000000' }),
    () => sent.length > 0 && till.send(pick(sent)!),
  ];
  for (let day = 18; day < 18 + count; day++) {
    till.now = `2026-07-${day}T10:20:30+08:00`;
    for (let i = 0; i < 25; i++) pick(acts)?.();
    if (day % 3 === 0) {
      till.settle([0, 1, 0, 0]);
      till.network('batch-upload', { 48: `0100000001${'0'.repeat(20)}000000000500` });
      till.network('batch-upload-end', { 48: '0001' });
      till.batch = till.state.terminals.get('TP000001')?.batch ?? till.batch;
    } else till.settleRightly();
  }
  return till.steps;
}

const whole = ({ library }: Engine) =>
  Object.fromEntries(SHELVED.map((collection) => [collection, [...library.every(collection)]]));

describe('an acquirer that keeps next to nothing in memory', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'decides, answers and clears like one that keeps everything (seed %i)',
    async (seed) => {
      const all = createEngine({ configuration: RICH, books: null });
      const books = seed % 2 === 0 ? openStore(null) : temporaryStore();
      const little = createEngine({ configuration: RICH, books, keptRows: 2 });
      for (const [i, { now, message }] of days(seed, 6).entries()) {
        for (const engine of [all, little]) engine.setClock(now);
        expect(await ask(little, message)).toEqual(await ask(all, message));
        if (i % 5 === 0) expect(books.verify('newest', 1 + (i % 41))).toEqual([]);
      }
      expect(books.verify()).toEqual([]);
      for (const engine of [all, little]) engine.setClock('2026-07-30T10:20:30+08:00');
      expect(whole(little)).toEqual(whole(all));
      expect([...little.state.settlements.values(), ...whole(all).settlements!].length).toBeGreaterThan(3);
      for (const derived of ['balances', 'chipCounters', 'carried', 'counts'] as const)
        expect(little.state[derived]).toEqual(all.state[derived]);
      for (const collection of SHELVED) expect(little.state[collection].size, collection).toBeLessThanOrEqual(60);
      for (const engine of [all, little]) engine.close();
    },
  );

  test('takes a payment of another day out of the turnover of its own day', async () => {
    const books = openStore(null);
    const little = createEngine({ configuration: RICH, books, keptRows: 2 });
    const till = new Walker(RICH);
    till.signIn();
    const first = till.sign(till.card('sale', { amount: 300 }));
    for (const day of [18, 19, 20, 21]) {
      till.now = `2026-07-${day}T10:20:30+08:00`;
      if (day === 18) till.send(first);
      till.ask('sale', { amount: day });
      if (day === 21) till.reverse(first);
    }
    for (const { now, message } of till.steps) {
      little.setClock(now);
      await ask(little, message);
    }
    expect([...little.library.every('turnovers')].map(({ day, amountMinor }) => [day, amountMinor])).toEqual([
      ['2026-07-18', 18],
      ['2026-07-19', 19],
      ['2026-07-20', 20],
      ['2026-07-21', 21],
    ]);
    expect(books.verify()).toEqual([]);
    little.close();
  });

  test('goes on after a restart with the newest rows in memory and everything at hand', async () => {
    const path = join(folder, 'books.db');
    const steps = days(7, 6);
    const half = Math.floor(steps.length / 2);
    const all = createEngine({ configuration: RICH, books: null });
    let little = createEngine({ configuration: RICH, books: openSound(path), keptRows: 2 });
    for (const [i, { now, message }] of steps.entries()) {
      if (i === half) {
        little.close();
        little = createEngine({ configuration: RICH, books: openSound(path), keptRows: 2 });
      }
      for (const engine of [all, little]) engine.setClock(now);
      expect(await ask(little, message)).toEqual(await ask(all, message));
    }
    expect(whole(little)).toEqual(whole(all));
    for (const engine of [all, little]) engine.close();
    openSound(path).close();
  });
});

const SALES = NIGHTLY ? 500_000 : 12_000;

test('a soak of sales with a settlement every day: memory stays bounded, and a sale takes no longer in the end', {
  timeout: 1_800_000,
}, async () => {
  const soak = [join(import.meta.dirname, 'soak.fixture.ts'), String(SALES), '500'];
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', ...soak]);
  const { transactions, sumMinor, breaches, rows, early, late, heapGrowth, most } = JSON.parse(stdout);
  expect({ transactions, sumMinor, breaches }).toEqual({ transactions: SALES, sumMinor: 0, breaches: [] });
  expect(rows).toBeLessThanOrEqual(4_500);
  expect(late).toBeLessThan(early * 2 + 0.2);
  // From the middle on, when what is bounded is full. It was 3,500 bytes for each sale.
  expect(heapGrowth / (SALES / 2)).toBeLessThan(100);
  expect(most).toBeLessThan(300 * 1024 * 1024);
});

// Killed at any moment, with two clients at work and a second simulator that is started in between: what was acknowledged is there, once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NIGHTLY } from '../src/nightly.fixture.ts';
import { seededRandom } from '../src/random.ts';
import { type LaunchedAcquirer, launchAcquirer } from './admin/client.ts';
import { PAN, sender, signIn, testConfiguration } from './hosts/test-kit.ts';
import { examine } from './store/store.ts';

const KILLS = NIGHTLY ? 20 : 2;
const random = seededRandom(9);

let folder: string;
let db: string;
const launched: LaunchedAcquirer[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
  db = join(folder, 'books.db');
});
afterEach(async () => {
  for (const acquirer of launched.splice(0)) await acquirer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** More than clients can spend while a second simulator is slow to start: who has nothing left would sell for ever. */
const FUNDS_MINOR = 100_000_000;

async function launch(): Promise<LaunchedAcquirer> {
  const { cards, ...others } = testConfiguration({ mac: false });
  const funded = cards.map((card) => (card.pan === PAN ? { ...card, availableMinor: FUNDS_MINOR } : card));
  const acquirer = await launchAcquirer({ db, configuration: { ...others, cards: funded } });
  launched.push(acquirer);
  return acquirer;
}

let stan = 0;
type Till = Awaited<ReturnType<typeof signIn>>;

/** Sells until the acquirer is gone; `sold` is told of every sale that was acknowledged. */
async function sell(
  acquirer: LaunchedAcquirer,
  till: Till,
  sold: (stan: string, reference: string) => void,
): Promise<void> {
  const send = sender(acquirer.hostUrl);
  try {
    for (;;) {
      const own = String(++stan).padStart(6, '0');
      const { fields } = (await send(till.sale(100, { 11: own }))).reply;
      if (fields[39] === '00') sold(own, fields[37] ?? '');
    }
  } catch (error) {
    // The acquirer is gone. Anything else than a network error would be a broken test.
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
  }
}

test(`${KILLS} times: nothing acknowledged is missing, nothing is doubled, and the second one is refused each time`, {
  timeout: 1_800_000,
}, async () => {
  const acknowledged = new Map<string, string>();
  for (let round = 0; round < KILLS; round++) {
    const acquirer = await launch();
    const till = await signIn(sender(acquirer.hostUrl));
    const before = acknowledged.size;
    const enough = 1 + Math.floor(random() * 60);
    const intruder = 1 + Math.floor(random() * enough);
    let second: Promise<unknown> = Promise.resolve();
    const sold = (voucher: string, reference: string) => {
      expect(acknowledged.get(voucher)).toBeUndefined();
      acknowledged.set(voucher, reference);
      const count = acknowledged.size - before;
      if (count === intruder)
        second = launch().then(
          () => 'started',
          ({ message }: Error) => message,
        );
      // The kill waits until the second one was refused, or comes in the middle of its start.
      if (count === enough && round % 2 === 0) process.kill(acquirer.pid, 'SIGKILL');
      else if (count === enough) void second.then(() => process.kill(acquirer.pid, 'SIGKILL'));
    };
    await Promise.all([sell(acquirer, till, sold), sell(acquirer, till, sold)]);
    await acquirer.gone;
    const outcome = await second;
    if (round % 2 === 1) expect(outcome).toContain(`is held by process ${acquirer.pid}`);
    // One that started when the first was gone is at work now.
    for (const each of launched.splice(0)) await each.close();
    expect(examine(db)).toEqual([]);
  }
  const last = await launch();
  const { total } = await last.transactions({ limit: 1 });
  const transactions = [];
  for (let offset = 0; offset < total; offset += 1000)
    transactions.push(...(await last.transactions({ offset, limit: 1000 })).transactions);
  const approved = transactions.filter(({ state }) => state === 'approved');
  const references = new Map(approved.map(({ stan: voucher, reference }) => [voucher, reference]));
  for (const [voucher, reference] of acknowledged) expect(references.get(voucher)).toBe(reference);
  expect(new Set(approved.map(({ reference }) => reference)).size).toBe(approved.length);
  expect((await last.card(PAN)).availableMinor).toBe(FUNDS_MINOR - 100 * approved.length);
});

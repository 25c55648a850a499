import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectAcquirer, type LaunchedAcquirer, launchAcquirer } from './admin/client.ts';
import { prepareAcquirers } from './admin/launch.ts';
import { PAN, type Sender, sender, signIn, testConfiguration } from './hosts/test-kit.ts';
import { ConfigurationError, StoreError, startAcquirer } from './main.ts';
import { openStore } from './store/store.ts';

const run = promisify(execFile);
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
let folder: string;
const launched: LaunchedAcquirer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acquirer-'));
});
afterEach(async () => {
  for (const acquirer of launched.splice(0)) await acquirer.close();
  rmSync(folder, { recursive: true });
});

async function launch(options: Parameters<typeof launchAcquirer>[0] = {}): Promise<LaunchedAcquirer> {
  const acquirer = await launchAcquirer({ configuration: testConfiguration(), ...options });
  launched.push(acquirer);
  return acquirer;
}

describe('killed in the middle of a run of sales', () => {
  /** Sells until the host is gone; returns the STANs of the sales that were acknowledged as approved. */
  async function sellUntilGone(send: Sender, enough: number, kill: () => void): Promise<string[]> {
    const till = await signIn(send);
    const acknowledged: string[] = [];
    const sellers = Array.from({ length: 8 }, async () => {
      try {
        for (;;) {
          const sale = till.sale(100);
          const { reply } = await send(sale);
          if (reply.fields[39] === '00') acknowledged.push(sale.fields[11] ?? '');
          if (acknowledged.length === enough) kill();
        }
      } catch (error) {
        // The host is gone. Anything else than a network error would be a broken test.
        if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      }
    });
    await Promise.all(sellers);
    return acknowledged;
  }

  test('every acknowledged sale is there after a restart, nothing is half-posted, and it goes on', {
    timeout: 60_000,
  }, async () => {
    const db = join(folder, 'acquirer.db');
    const first = await launch({ db });
    const acknowledged = await sellUntilGone(sender(first.hostUrl), 100, () => process.kill(first.pid, 'SIGKILL'));
    await first.gone;
    expect(acknowledged.length).toBeGreaterThanOrEqual(100);

    const second = await launch({ db });
    const { total, transactions } = await second.transactions({ limit: 1000, state: 'approved' });
    const vouchers = transactions.map(({ stan }) => stan);
    expect(vouchers).toEqual(expect.arrayContaining(acknowledged));
    // At most one sale for each seller was posted without its answer having come through.
    expect(total - acknowledged.length).toBeLessThanOrEqual(8);
    const { sumMinor, entries } = await second.ledger();
    expect(sumMinor).toBe(0);
    for (const { postings } of entries) expect(postings.reduce((sum, posting) => sum + posting.amountMinor, 0)).toBe(0);
    expect((await second.card(PAN)).availableMinor).toBe(1_000_000 - 100 * total);

    const send = sender(second.hostUrl);
    const till = await signIn(send);
    const again = await send(till.sale(100, { 11: acknowledged[0] ?? '' }));
    expect(again.reply.fields[39]).toBe('94');
    expect((await send(till.sale(100, { 11: '009999' }))).reply.fields[39]).toBe('00');
    await second.close();
    const books = openStore(db);
    expect(books.verify()).toEqual([]);
    books.close();
  });
});

describe('the launched process', { timeout: 60_000 }, () => {
  test('listens on free ports of the loopback only and is reached by its client', async () => {
    const acquirer = await launch();
    expect(acquirer.hostUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await acquirer.health()).toMatchObject({ status: 'up' });
    expect((await connectAcquirer(acquirer.adminUrl).state()).counts.transactions).toBe(0);
  });

  test('ends in order when it is closed, and when it is told to by a signal', async () => {
    const one = await launch();
    await one.close();
    expect(await one.gone).toBe(0);
    const two = await launch();
    process.kill(two.pid, 'SIGTERM');
    expect(await two.gone).toBe(0);
  });

  test('dies with a launcher that ends without closing it', async () => {
    const client = new URL('./admin/client.ts', import.meta.url).href;
    const script = `import { launchAcquirer } from '${client}'; console.log((await launchAcquirer()).pid);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    const pid = Number(stdout);
    expect(pid).toBeGreaterThan(0);
    const alive = () => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    await expect.poll(alive, { timeout: 10_000 }).toBe(false);
  });

  test('is ended when it does not end by itself', async () => {
    const held = await prepareAcquirers(100).start(1, { configuration: testConfiguration() });
    process.kill(held.pid, 'SIGSTOP');
    await held.close();
    expect(await held.gone).toBe(null);
  });

  test('ends in order in the middle of its start', async () => {
    const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'ignore', 'inherit'] });
    child.stdin.end('{"count":50,"options":{}}\n');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('tells the launcher why it does not start', async () => {
    const bad = launchAcquirer({ configuration: testConfiguration({ merchants: [] }) });
    await expect(bad).rejects.toThrow('terminals[0].merchantId: there is no merchant 898310058120001');
  });
});

describe('startAcquirer', () => {
  test('a bad configuration is refused with every reason', async () => {
    const configuration = testConfiguration({ seed: -1, mac: 1 as never });
    await expect(startAcquirer({ configuration })).rejects.toThrow(ConfigurationError);
    await expect(startAcquirer({ configuration })).rejects.toThrow(/seed: .*\n.*mac: /);
  });

  test('a rule whose fault cannot be played is refused at the start', async () => {
    const rules = [{ when: {}, then: { fault: 'coalesce' as const } }];
    await expect(startAcquirer({ configuration: testConfiguration({ rules }) })).rejects.toThrow('rules[0].then.fault');
  });

  test('a database that is none is refused', async () => {
    await expect(startAcquirer({ db: folder })).rejects.toThrow(StoreError);
  });

  test('a port that is taken is refused, and nothing is left open', async () => {
    const first = await startAcquirer({});
    const port = Number(new URL(first.adminUrl).port);
    await expect(startAcquirer({ adminPort: port })).rejects.toThrow('EADDRINUSE');
    await first.close();
    await (await startAcquirer({ adminPort: port })).close();
  });

  test('the same database goes on where it was: clock, cards, session', async () => {
    const db = join(folder, 'kept.db');
    const first = await startAcquirer({ db, configuration: testConfiguration() });
    const admin = connectAcquirer(first.adminUrl);
    await admin.setClock('2030-01-01T12:00:00+08:00');
    await admin.patchCard(PAN, { availableMinor: 77 });
    await signIn(sender(first.hostUrl));
    await first.close();
    const second = await startAcquirer({ db, configuration: testConfiguration() });
    const again = connectAcquirer(second.adminUrl);
    expect(await again.clock()).toMatchObject({ now: '2030-01-01T12:00:00.000+08:00' });
    expect(await again.card(PAN)).toMatchObject({ availableMinor: 77 });
    expect(await again.terminal('TP000001')).toMatchObject({ signedIn: true });
    await second.close();
  });
});

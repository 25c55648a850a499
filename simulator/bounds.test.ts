// Whatever comes in on either plane has a bound: it is taken or refused, and neither ends the process nor spoils the books.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageSchema } from '../src/definitions/message-schema.ts';
import { TRANSACTIONS, type TransactionType } from '../src/definitions/transactions.ts';
import { NIGHTLY } from '../src/nightly.fixture.ts';
import { connectAcquirer } from './admin/client.ts';
import { ROUTES } from './admin/routes/index.ts';
import { hostile, likely } from './hosts/schema-arbitrary.fixture.ts';
import { IDENTITY, PAN, sender, signIn, signInRequest, testConfiguration } from './hosts/test-kit.ts';
import { ConfigurationError, type RunningAcquirer, startAcquirer } from './main.ts';

const RUNS = NIGHTLY ? 100 : 8;
const REQUESTS = NIGHTLY ? 100 : 60;

let folder: string;
let db: string;
let acquirer: RunningAcquirer | null = null;
const faults: unknown[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounds-'));
  db = join(folder, 'books.db');
});
afterEach(async () => {
  await acquirer?.close();
  acquirer = null;
  faults.length = 0;
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<RunningAcquirer> {
  await acquirer?.close();
  acquirer = await startAcquirer({
    db,
    configuration: testConfiguration({ mac: false }),
    onFault: (error) => faults.push(error),
  });
  return acquirer;
}

const sell = async ({ hostUrl }: RunningAcquirer) => {
  const send = sender(hostUrl);
  const till = await signIn(send);
  return (await send(till.sale(100, { 11: '000777' }))).reply.fields[39];
};

describe('one call of the control plane', () => {
  test.each([
    Number.MAX_SAFE_INTEGER,
    300_000_000_000_000,
    -300_000_000_000_000,
    3_155_760_000_000,
    -3_155_760_000_000,
  ])('cannot move the clock by %d ms out of its years', async (milliseconds) => {
    const { adminUrl } = await start();
    const before = await connectAcquirer(adminUrl).clock();
    await expect(connectAcquirer(adminUrl).advanceClock(milliseconds)).rejects.toThrow(/milliseconds/);
    expect((await connectAcquirer(adminUrl).clock()).standing).toBe(before.standing);
    expect(await sell(await start())).toBe('00');
  });

  test.each(['1999-12-31T23:59:59+08:00', '2100-01-01T00:00:00+08:00', '9999-12-31T00:00:00Z', '0001-01-01T00:00:00Z'])(
    'cannot set the clock to %s',
    async (now) => {
      const { adminUrl } = await start();
      await expect(connectAcquirer(adminUrl).setClock(now)).rejects.toThrow('must be in the years 2000 to 2099');
      expect(await sell(await start())).toBe('00');
    },
  );

  test.each(['2000-01-01T00:00:00+08:00', '2099-12-31T23:59:59+08:00'])('can set the clock to %s', async (now) => {
    await connectAcquirer((await start()).adminUrl).setClock(now);
    expect(await sell(await start())).not.toBe('96');
  });

  test.each(['from', 'to'])('cannot ask for transactions with a %s that is no day', async (name) => {
    const { adminUrl } = await start();
    for (const day of ['9999-99-99', '2026-02-30', '0000-00-00']) {
      const answer = await fetch(`${adminUrl}/admin/transactions?${name}=${day}`);
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('is no day of the calendar')]);
    }
  });

  test('cannot give a merchant a name of two megabytes, nor more rules than there may be', async () => {
    const admin = connectAcquirer((await start()).adminUrl);
    await expect(admin.patchMerchant('898310058120001', { name: 'x'.repeat(2_000_000) })).rejects.toThrow(
      'at most 200',
    );
    const rule = { when: { stan: '000999' }, then: { answer: '05' } };
    await admin.replaceRules(Array.from({ length: 1000 }, () => rule));
    await expect(admin.addRule(rule)).rejects.toThrow('there are 1000 rules, and there may be no more');
    await expect(admin.replaceRules(Array.from({ length: 1001 }, () => rule))).rejects.toThrow(
      /at most 1000|more than 1000/,
    );
  });

  test('is told the first thing that is wrong with a body of a million wrong items, at once', async () => {
    const { adminUrl } = await start();
    const body = `[${'1,'.repeat(1_000_000)}1]`;
    const answer = await fetch(`${adminUrl}/admin/rules`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(400);
    expect((await answer.text()).length).toBeLessThan(1000);
  });
});

test('cards with more money than the ledger can count exactly are refused', async () => {
  const [card] = testConfiguration().cards;
  if (card === undefined) throw new Error('no card');
  const cards = Array.from({ length: 9100 }, (_, i) => ({ ...card, pan: pan(i), availableMinor: 999_999_999_999 }));
  await expect(startAcquirer({ configuration: testConfiguration({ cards }) })).rejects.toThrow(
    'the ledger cannot count that',
  );
});

/** The n-th card number with a right check digit. */
function pan(n: number): string {
  const digits = `621234${String(n).padStart(9, '0')}`;
  const sum = [...digits].reverse().reduce((all, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

test.each([Date.UTC(1970, 0, 1), Date.UTC(2100, 5, 1), Number.MAX_SAFE_INTEGER])(
  'a machine whose own clock says %d is refused with what to do about it',
  async (epochMs) => {
    const started = startAcquirer({
      realTime: () => epochMs,
      configuration: testConfiguration({ clock: undefined as never }),
    });
    await expect(started).rejects.toThrow(ConfigurationError);
    await expect(started).rejects.toThrow(/the clock of this machine says .*: set it right/);
  },
);

const KNOWN = {
  pan: fc.constant(PAN),
  terminalId: fc.constant(IDENTITY[41]),
  merchantId: fc.constant(IDENTITY[42]),
  41: fc.constant(IDENTITY[41]),
  42: fc.constant(IDENTITY[42]),
  2: fc.constant(PAN),
  14: fc.constant('3512'),
  60: fc.constantFrom('22000001000600', '00000001003', '00000001201', '00000001202'),
};

type Sent = { plane: 'host' | 'admin'; method: string; path: string; body?: unknown };

/** A request to any route of the control plane. */
const toAdmin: fc.Arbitrary<Sent> = fc.constantFrom(...ROUTES).chain((row) => {
  const params = fc.record(
    Object.fromEntries(Object.entries(row.params ?? {}).map(([name, schema]) => [name, oneOf(name, schema)])),
  );
  const query = row.query === undefined ? fc.constant({}) : likely(row.query, KNOWN);
  const body = row.body === undefined ? fc.constant(undefined) : likely(row.body, KNOWN);
  return fc.record({ params, query, body }).map(({ params: names, query: asked, body: given }) => {
    const path = row.path.replaceAll(/:(\w+)/g, (_, name: string) => encode((names as Record<string, unknown>)[name]));
    // Nobody is to wait for an exchange here; a wait that is refused is another matter.
    const patient = (name: string, value: unknown) =>
      name === 'waitMs' && Number(value) >= 0 && Number(value) <= 25_000;
    const quick = Object.entries((asked ?? {}) as object).filter(([name, value]) => !patient(name, value));
    const pairs = quick.map(([name, value]) => `${encode(name)}=${encode(value)}`);
    return { plane: 'admin', method: row.method, path: `${path}?${pairs.join('&')}`.slice(0, 4000), body: given };
  });
});

function oneOf(name: string, schema: unknown): fc.Arbitrary<unknown> {
  const own = (KNOWN as Record<string, fc.Arbitrary<unknown>>)[name];
  return own === undefined ? likely(schema, KNOWN) : fc.oneof(own, likely(schema, KNOWN));
}

function encode(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return encodeURIComponent(text.toWellFormed());
}

/** A message of any transaction, or none. */
const toHost: fc.Arbitrary<Sent> = fc
  .constantFrom(...(Object.keys(TRANSACTIONS) as TransactionType[]))
  .chain((type) =>
    fc
      .oneof(
        { weight: 6, arbitrary: likely(messageSchema(type), KNOWN) },
        { weight: 2, arbitrary: fc.constant(signInRequest) },
        { weight: 1, arbitrary: hostile },
      )
      .map((body) => ({ plane: 'host', method: 'POST', path: '/iso8583', body })),
  );

async function send({ hostUrl, adminUrl }: RunningAcquirer, { plane, method, path, body }: Sent): Promise<number> {
  const answer = await fetch((plane === 'host' ? hostUrl : adminUrl) + path, {
    method,
    ...(body === undefined || method === 'GET'
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  }).catch((error: Error) => {
    // A rule among them may well ask for a reset, or for no answer at all.
    if (plane === 'host') return null;
    throw error;
  });
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status ?? 0;
}

test('any requests on both planes leave an acquirer that goes on, and books that hold after a restart', {
  timeout: 1_800_000,
}, async () => {
  const requests = fc.array(fc.oneof({ weight: 2, arbitrary: toAdmin }, { weight: 1, arbitrary: toHost }), {
    minLength: REQUESTS,
    maxLength: REQUESTS,
  });
  const property = fc.asyncProperty(requests, async (sent) => {
    rmSync(db, { force: true });
    const running = await start();
    const admin = connectAcquirer(running.adminUrl);
    for (const each of sent) {
      const status = await send(running, each);
      expect(status, `${each.method} ${each.path}`).not.toBe(500);
      if (each.plane === 'admin' && each.method !== 'GET') await admin.clearRules();
    }
    expect(faults).toEqual([]);
    // The start refuses books that do not hold.
    const again = await start();
    const after = connectAcquirer(again.adminUrl);
    expect((await after.ledger()).sumMinor).toBe(0);
    await after.reset({ ...testConfiguration({ mac: false }) });
    expect(await sell(again)).toBe('00');
    await again.close();
    acquirer = null;
  });
  await fc.assert(property, { seed: 8583, numRuns: RUNS, endOnFailure: !NIGHTLY });
});

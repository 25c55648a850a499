import { expect, test } from 'vitest';
import { jsonMacInput } from '../../src/iso8583/json.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { addRules } from '../acquirer/configure.ts';
import { wireSecurity } from '../acquirer/security.ts';
import { viewLedger } from '../acquirer/views.ts';
import { openStore, type Store } from '../ledger/store.ts';
import { createEngine, type Engine, type EngineOptions } from './exchange.ts';
import { openTill, PAN, signInRequest, type Till, testConfiguration } from './test-kit.ts';

const security = wireSecurity(jsonMacInput);
const submit = (engine: Engine, message: Message) => engine.submit({ message, transport: 'json-http', security });
const codeOf = (answer: { plan: { answers: { message: Message }[] } }) => answer.plan.answers[0]?.message.fields[39];

async function start(options: Partial<EngineOptions> = {}): Promise<{ engine: Engine; till: Till }> {
  const engine = createEngine({ configuration: testConfiguration(), books: null, ...options });
  const { plan } = await submit(engine, signInRequest);
  return { engine, till: openTill(plan.answers[0]?.message ?? signInRequest) };
}

/** A store that counts its transactions and can be told to fail. */
function watched(): { store: Store; commits: number[]; fail: { next: boolean } } {
  const real = openStore(null);
  const commits: number[] = [];
  const fail = { next: false };
  const store: Store = {
    ...real,
    commit(changes) {
      if (fail.next) throw new Error('disk full');
      commits.push(changes.length);
      real.commit(changes);
    },
  };
  return { store, commits, fail };
}

test('all decisions of one tick are one store transaction', async () => {
  const { store, commits } = watched();
  const { engine, till } = await start({ books: store });
  await Promise.all([till.sale(1), till.sale(2), till.sale(3)].map((sale) => submit(engine, sale)));
  expect(commits).toEqual([1, 3]);
  expect(store.load()?.transactions.size).toBe(3);
});

test('no answer leaves before the store has the decision', async () => {
  const { store, commits } = watched();
  const { engine, till } = await start({ books: store });
  const before = commits.length;
  const answer = submit(engine, till.sale(1)).then(() => commits.length);
  expect(commits.length).toBe(before);
  expect(await answer).toBe(before + 1);
});

test('a store that cannot write: the request is answered 96, nothing is posted, and the next one is taken', async () => {
  const { store, fail } = watched();
  const faults: unknown[] = [];
  const { engine, till } = await start({ books: store, onFault: (error) => faults.push(error) });
  fail.next = true;
  expect(codeOf(await submit(engine, till.sale(500)))).toBe('96');
  expect(faults).toEqual([new Error('disk full')]);
  expect(engine.trace.since(1)).toMatchObject([{ code: '96', committed: false, postings: [] }]);
  fail.next = false;
  expect(engine.state.transactions.size).toBe(0);
  expect(codeOf(await submit(engine, till.sale(500)))).toBe('00');
  expect(viewLedger(engine.library).sumMinor).toBe(0);
});

test('a store that can neither write nor be read: everything is answered 96 until it can, and the process goes on', async () => {
  const { store, fail } = watched();
  let readable = true;
  const books: Store = {
    ...store,
    load: () => {
      if (!readable) throw new Error('disk gone');
      return store.load();
    },
  };
  const faults: unknown[] = [];
  const { engine, till } = await start({ books, onFault: (error) => faults.push(error) });
  expect(codeOf(await submit(engine, till.sale(500)))).toBe('00');
  fail.next = true;
  readable = false;
  expect(codeOf(await submit(engine, till.sale(500)))).toBe('96');
  fail.next = false;
  expect(codeOf(await submit(engine, till.sale(500)))).toBe('96');
  expect(() => engine.setClock('2030-01-01T00:00:00+08:00')).toThrow('cannot be read');
  readable = true;
  expect(codeOf(await submit(engine, till.sale(500)))).toBe('00');
  expect(engine.state.counts.get('transactions')).toBe(2);
  expect(store.verify()).toEqual([]);
  expect(faults.map(String)).toContain('Error: disk gone');
});

test('a fault that ends the connection and cannot be stored: all are answered 96, and the connection goes on', async () => {
  const { store, fail } = watched();
  const { engine, till } = await start({ books: store });
  const line = { over: false };
  const ask = (message: Message) => engine.submit({ message, transport: 'iso-tcp', security, line });
  engine.change(addRules(engine.state, [{ when: { transaction: 'sale' }, times: 1, then: { fault: 'half-open' } }]));
  fail.next = true;
  const lost = [till.sale(1), till.sale(2)].map(ask);
  expect((await Promise.all(lost)).map(codeOf)).toEqual(['96', '96']);
  fail.next = false;
  expect(line.over).toBe(false);
  const [dead, behind] = [till.sale(3), till.sale(4)].map(ask);
  expect((await dead)?.plan).toMatchObject({ ending: 'dead', answers: [] });
  expect((await behind)?.plan.answers).toEqual([]);
  expect([line.over, engine.state.transactions.size]).toEqual([true, 1]);
});

test('a decision that breaks down: answered 96, not posted, and the others of its tick are decided', async () => {
  const faults: unknown[] = [];
  const { engine, till } = await start({ onFault: (error) => faults.push(error) });
  const broken = {
    ...security,
    pin: () => {
      throw new Error('no such key');
    },
  };
  const [bad, good] = await Promise.all([
    engine.submit({ message: till.sale(500), transport: 'json-http', security: broken }),
    submit(engine, till.sale(700)),
  ]);
  expect([codeOf(bad), codeOf(good)]).toEqual(['96', '00']);
  expect(faults).toEqual([new Error('no such key')]);
  expect([...engine.state.transactions.values()].map(({ amountMinor }) => amountMinor)).toEqual([700]);
});

test('books that have a state are continued: session, batch and ledger', async () => {
  const store = openStore(null);
  const { engine, till } = await start({ books: store });
  await submit(engine, till.sale(500));
  const again = createEngine({ configuration: testConfiguration({ cards: [] }), books: store });
  expect(again.state.transactions.size).toBe(1);
  expect(codeOf(await submit(again, till.sale(700)))).toBe('00');
  expect(viewLedger(again.library)).toMatchObject({ sumMinor: 0 });
  expect(again.clock.now()).toBe('2026-11-22T09:30:00.000+08:00');
});

test('reset goes back to the configuration of the start, begin changes what it goes back to', async () => {
  const { engine, till } = await start();
  await submit(engine, till.sale(500));
  const one = testConfiguration().cards.filter(({ pan }) => pan === PAN);
  engine.reset(testConfiguration({ cards: [] }));
  expect(engine.state.cards.size).toBe(0);
  engine.reset();
  expect(engine.state.cards.size).toBeGreaterThan(20);
  engine.begin(testConfiguration({ cards: one }));
  engine.reset();
  expect([...engine.state.cards.keys()]).toEqual([PAN]);
  expect([engine.trace.sequence, engine.state.transactions.size]).toEqual([0, 0]);
});

test('a reset comes after the requests that were there before it', async () => {
  const { engine, till } = await start();
  const sale = submit(engine, till.sale(500));
  engine.reset();
  expect(codeOf(await sale)).toBe('00');
  expect(engine.state.transactions.size).toBe(0);
});

test('the trace keeps the last exchanges only, numbered on', async () => {
  const { engine, till } = await start({ traceSize: 3 });
  for (let i = 0; i < 10; i++) await submit(engine, till.sale(1));
  expect(engine.trace.since(0).map(({ sequence }) => sequence)).toEqual([9, 10, 11]);
  expect(engine.trace.since(10).map(({ sequence }) => sequence)).toEqual([11]);
  expect(engine.trace.since(99)).toEqual([]);
});

test('a clock that stands is moved by hand, and the messages show it', async () => {
  const { engine, till } = await start();
  engine.advanceClock(24 * 3_600_000);
  const { plan } = await submit(engine, till.sale(1));
  expect(plan.answers[0]?.message.fields).toMatchObject({ 12: '093000', 13: '1123' });
  engine.setClock(null);
  expect(engine.clock.standing).toBe(false);
});

test('after close nothing is taken any more', async () => {
  const { engine, till } = await start({ books: openStore(null) });
  engine.close();
  await expect(submit(engine, till.sale(1))).rejects.toThrow('closed');
});

import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PAN, type Sender, sender, signIn, type Till, testConfiguration } from '../hosts/test-kit.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { FAULTS } from '../model/index.ts';
import { type AcquirerClient, AdminClientError, connectAcquirer } from './client.ts';

let acquirer: RunningAcquirer;
let admin: AcquirerClient;
let send: Sender;
let till: Till;

beforeAll(async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration() });
  admin = connectAcquirer(`${acquirer.adminUrl}/`);
  send = sender(acquirer.hostUrl);
});
afterAll(() => acquirer.close());
beforeEach(async () => {
  await admin.reset();
  till = await signIn(send);
});

const refused = (status: number, code: string) => ({ name: 'AdminClientError', status, code });

describe('configuration', () => {
  test('what is read can be put back and is the same', async () => {
    const before = await admin.configuration();
    expect(await admin.configure(before)).toEqual(before);
    expect(before.terminals).toMatchObject([{ terminalId: 'TP000001', nextBatch: '000002' }]);
    await admin.configure(testConfiguration());
  });

  test('a bad one is refused with every path and reason, and nothing changes', async () => {
    const bad = testConfiguration({ mac: 'yes' as never, seed: -1 });
    const error = await admin.configure(bad).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ ...refused(400, 'invalid-request'), details: [{ path: 'seed' }, { path: 'mac' }] });
    expect((await admin.state()).terminals).toMatchObject([{ signedIn: true }]);
    const senseless = admin.reset(testConfiguration({ merchants: [] }));
    await expect(senseless).rejects.toMatchObject({ details: [{ path: 'configuration.terminals[0].merchantId' }] });
  });

  test('reset with a configuration is for once, without one it goes back', async () => {
    await admin.reset(testConfiguration({ cards: [] }));
    expect(await admin.cards()).toEqual([]);
    await admin.reset();
    expect((await admin.cards()).length).toBeGreaterThan(20);
    expect((await admin.state()).counts).toMatchObject({ transactions: 0, exchanges: 0 });
  });
});

describe('cards, terminals, merchants', () => {
  test('a card is added, changed, used and found again', async () => {
    const [card] = await admin.cards();
    const added = await admin.putCard({ ...card!, pan: '6212345678909979', availableMinor: 300 });
    expect(await admin.card('6212345678909979')).toEqual(added);
    expect((await send(till.sale(301, { 2: added.pan }))).reply.fields[39]).toBe('51');
    expect((await send(till.sale(300, { 2: added.pan }))).reply.fields[39]).toBe('00');
    expect(await admin.patchCard(added.pan, { status: 'frozen' })).toMatchObject({
      status: 'frozen',
      availableMinor: 0,
    });
    expect((await send(till.sale(1, { 2: added.pan }))).reply.fields[39]).toBe('57');
    expect((await admin.ledger()).sumMinor).toBe(0);
  });

  test('a balance is set by an entry, so that the ledger still sums to zero', async () => {
    await send(till.sale(500));
    expect((await admin.books()).cards).toBeUndefined();
    expect((await admin.books({ cards: true })).cards).toEqual(
      (await admin.cards()).map(({ pan, availableMinor }) => ({ pan, availableMinor })),
    );
    expect(await admin.patchCard(PAN, { availableMinor: 42 })).toMatchObject({ availableMinor: 42 });
    expect(await admin.ledger()).toMatchObject({ sumMinor: 0 });
  });

  test('a card with transactions is kept, another is removed', async () => {
    await send(till.sale(500));
    await expect(admin.removeCard(PAN)).rejects.toMatchObject(refused(409, 'conflict'));
    await admin.removeCard('6212345678901265');
    await expect(admin.card('6212345678901265')).rejects.toMatchObject(refused(404, 'not-found'));
  });

  test('errors never carry the card number', async () => {
    const error = (await admin.card('6212345678909987').catch((thrown: unknown) => thrown)) as AdminClientError;
    expect(error).toBeInstanceOf(AdminClientError);
    expect(JSON.stringify([error, error.message])).not.toContain('6212345678909987');
  });

  test('a terminal shows its session but not its working keys', async () => {
    const terminal = await admin.terminal('TP000001');
    expect(terminal).toMatchObject({ signedIn: true, batch: till.batch });
    expect(Object.keys(terminal)).not.toContain('keys');
  });

  test('a terminal that is switched off is answered 97', async () => {
    await admin.patchTerminal('TP000001', { active: false });
    expect((await send(till.sale(1))).reply.fields[39]).toBe('97');
  });

  test('a merchant with terminals is kept until they are gone', async () => {
    await expect(admin.removeMerchant('898310058120001')).rejects.toThrow('terminal TP000001 belongs to it');
    await admin.removeTerminal('TP000001');
    await admin.removeMerchant('898310058120001');
    expect(await admin.merchants()).toEqual([]);
  });

  test('a merchant is added and patched, a terminal of no merchant is refused', async () => {
    const [merchant] = await admin.merchants();
    await admin.putMerchant({ ...merchant!, merchantId: '898310058120002' });
    const changed = await admin.patchMerchant('898310058120002', { active: false });
    expect(changed).toMatchObject({ active: false, name: merchant?.name });
    const { signedIn: _s, operator: _o, batch: _b, ...record } = await admin.terminal('TP000001');
    const lost = admin.putTerminal({ ...record, terminalId: 'TP000002', merchantId: '000000000000000' });
    await expect(lost).rejects.toMatchObject({ details: [{ path: 'merchantId' }] });
    await admin.putTerminal({ ...record, terminalId: 'TP000002', merchantId: '898310058120002' });
    expect(await admin.terminals()).toHaveLength(2);
  });
});

describe('rules', () => {
  test('a rule is added, counts, and is removed by its position', async () => {
    const rule = { when: { transaction: 'sale' }, skip: 1, times: 1, then: { answer: '51' } };
    const { position } = await admin.addRule(rule);
    const codes = [];
    for (let i = 0; i < 3; i++) codes.push((await send(till.sale(1))).reply.fields[39]);
    expect(codes).toEqual(['00', '51', '00']);
    expect(await admin.rules()).toEqual([{ position, rule, seen: 2, acted: 1 }]);
    await admin.removeRule(position);
    await expect(admin.removeRule(position)).rejects.toMatchObject(refused(404, 'not-found'));
    expect(await admin.rules()).toEqual([]);
  });

  test('rules are replaced and cleared as a whole', async () => {
    const rule = (answer: string) => ({ when: {}, then: { answer } });
    await admin.addRule(rule('91'));
    expect((await admin.replaceRules([rule('05'), rule('51')])).map((entry) => entry.rule.then.answer)).toEqual([
      '05',
      '51',
    ]);
    await admin.clearRules();
    expect(await admin.rules()).toEqual([]);
  });

  test('a rule that makes no sense is refused with its path', async () => {
    const list = admin.replaceRules([
      { when: {}, then: { answer: '05' } },
      { when: {}, then: {} },
    ]);
    await expect(list).rejects.toMatchObject({ details: [{ path: '[1].then' }] });
  });

  test('rule packs are switched', async () => {
    expect(await admin.setRulePacks(['cents-are-codes'])).toEqual(['cents-are-codes']);
    expect((await send(till.sale(1051))).reply.fields[39]).toBe('51');
    expect(await admin.setRulePacks([])).toEqual([]);
    expect(await admin.rulePacks()).toEqual([]);
  });

  test('every fault is listed with both languages and where it can be played', async () => {
    const list = await admin.faults();
    expect(list.map(({ name }) => name)).toEqual([...FAULTS]);
    for (const { documentation, transports } of list) {
      expect(documentation.en).toMatch(/\.$/);
      expect(documentation.zh).toMatch(/。$/);
      expect(transports.length).toBeGreaterThan(0);
    }
  });
});

describe('the clock', () => {
  test('is set, moved, and let run', async () => {
    expect(await admin.setClock('2027-02-28T23:59:59+08:00')).toEqual({
      now: '2027-02-28T23:59:59.000+08:00',
      standing: true,
    });
    expect((await admin.advanceClock(1000)).now).toBe('2027-03-01T00:00:00.000+08:00');
    expect((await send(till.sale(1))).reply.fields[13]).toBe('0301');
    expect(await admin.setClock(null)).toMatchObject({ standing: false });
    await expect(admin.setClock('tomorrow')).rejects.toMatchObject({ details: [{ path: 'now' }] });
  });
});

describe('the books', () => {
  test('transactions are found by every filter, and by all together', async () => {
    await send(till.sale(100));
    await admin.setClock('2026-11-23T00:00:00+08:00');
    const { reply } = await send(till.sale(250));
    await send(till.sale(99_999_999));
    const amounts = async (filter: object) =>
      (await admin.transactions(filter)).transactions.map(({ amountMinor }) => amountMinor);
    expect(await amounts({})).toEqual([100, 250, 99_999_999]);
    expect(await amounts({ from: '2026-11-22', to: '2026-11-22' })).toEqual([100]);
    expect(await amounts({ from: '2026-11-23', to: '2026-11-23' })).toEqual([250, 99_999_999]);
    expect(await amounts({ from: '2026-11-22', to: '2026-11-23' })).toHaveLength(3);
    expect(await amounts({ from: '2026-11-24' })).toEqual([]);
    expect(await amounts({ amountMinor: 250 })).toEqual([250]);
    expect(await amounts({ voucher: '000001' })).toEqual([100]);
    expect(await amounts({ reference: reply.fields[37] })).toEqual([250]);
    expect(await amounts({ lastFour: '1232' })).toHaveLength(3);
    expect(await amounts({ lastFour: '1265' })).toEqual([]);
    expect(await amounts({ state: 'declined' })).toEqual([99_999_999]);
    expect(await amounts({ type: 'refund' })).toEqual([]);
    expect(await amounts({ terminalId: 'TP000001', merchantId: '898310058120001', batch: till.batch })).toHaveLength(3);
    expect(await amounts({ state: 'approved', from: '2026-11-23', lastFour: '1232' })).toEqual([250]);
    const page = await admin.transactions({ offset: 1, limit: 1 });
    expect(page).toMatchObject({ total: 3, offset: 1, limit: 1, transactions: [{ amountMinor: 250 }] });
  });

  test('a filter that cannot be is refused', async () => {
    const twisted = admin.transactions({ from: '2026-11-23', to: '2026-11-22' });
    await expect(twisted).rejects.toMatchObject({ details: [{ path: 'to' }] });
    await expect(admin.transactions({ limit: 5000 })).rejects.toMatchObject(refused(400, 'invalid-request'));
    await expect(admin.transactions({ colour: 'red' } as object)).rejects.toMatchObject({
      details: [{ path: 'colour' }],
    });
  });

  test('all of them are shown at once, of one terminal and from an exchange on', async () => {
    await send(till.sale(100));
    const before = await admin.exchanges();
    await send(till.sale(200));
    const books = await admin.books({ since: before.at(-1)?.sequence ?? 0, terminalId: 'TP000001' });
    expect(books.exchanges.map(({ request }) => request?.fields['4'])).toEqual(['000000000200']);
    expect(books.transactions.map(({ amountMinor }) => amountMinor)).toEqual([100, 200]);
    expect(books.batches).toEqual(await admin.batches());
    expect(books.ledger).toEqual(await admin.ledger());
    expect(await admin.books({ terminalId: 'TP000009' })).toMatchObject({ transactions: [], batches: [] });
  });

  test('a request is given as it came while it is kept, to be sent again', async () => {
    const { reply } = await send(till.sale(100));
    expect(reply.fields[39]).toBe('00');
    const exchanges = await admin.exchanges();
    const { sequence = 0, request } = exchanges.at(-1) ?? {};
    expect(request?.fields['2']).not.toBe(PAN);
    const copy = await admin.requestCopy(String(sequence));
    expect(copy).toMatchObject({ sequence, transport: 'json-http', message: { mti: '0200', fields: { '2': PAN } } });
    expect(copy.macKey).toMatch(/^[0-9A-F]{16,32}$/);
    await send('{');
    await expect(admin.requestCopy(String(sequence + 1))).rejects.toMatchObject({ status: 404 });
    await expect(admin.requestCopy('999999')).rejects.toMatchObject({ status: 404 });
  });

  test('batches and alerts are shown', async () => {
    await send(till.sale(100));
    await admin.patchCard(PAN, { status: 'stolen' });
    await send(till.sale(100));
    expect(await admin.batches()).toMatchObject([{ batch: till.batch, state: 'open', debitCount: 1, debitMinor: 100 }]);
    expect(await admin.alerts()).toMatchObject([{ terminalId: 'TP000001', stan: '000002' }]);
  });
});

describe('what is no request of the control plane', () => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(acquirer.adminUrl + path, init);
    return { status: response.status, ...((await response.json()) as { error: { code: string; message: string } }) };
  };
  const put = (body: string, type = 'application/json') =>
    ask('/admin/clock', { method: 'PUT', body, headers: { 'content-type': type } });

  test('another address, another method', async () => {
    expect(await ask('/admin/nothing')).toMatchObject({ status: 404, error: { code: 'not-found' } });
    expect(await ask('/admin/clock', { method: 'DELETE' })).toMatchObject({
      status: 405,
      error: { code: 'method-not-allowed', message: 'DELETE is not possible here; use GET, PUT' },
    });
  });

  test('no body, another type, malformed JSON, a huge body', async () => {
    expect(await ask('/admin/clock', { method: 'PUT' })).toMatchObject({ status: 400 });
    expect(await put('now: null', 'text/yaml')).toMatchObject({ status: 415 });
    expect(await put('{')).toMatchObject({ status: 400, error: { code: 'unreadable-request' } });
    expect(await put(`"${'x'.repeat(5_000_000)}"`)).toMatchObject({ status: 413, error: { code: 'body-too-large' } });
    expect((await admin.health()).status).toBe('up');
  });

  test('a page of another site is turned away', async () => {
    const headers = { origin: 'http://evil.example' };
    expect(await ask('/admin/reset', { method: 'POST', headers })).toMatchObject({ status: 403 });
    expect((await admin.state()).terminals).toMatchObject([{ signedIn: true }]);
  });

  test('so is one that gave this machine a name of its own', async () => {
    const { hostname, port } = new URL(acquirer.adminUrl);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `evil.example:${port}`, origin: `http://evil.example:${port}` };
      request({ hostname, port, path: '/admin/cards', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});

test('a control plane that is not there is said to be so', async () => {
  const nobody = connectAcquirer('http://127.0.0.1:1');
  await expect(nobody.health()).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  const host = connectAcquirer(acquirer.hostUrl);
  await expect(host.health()).rejects.toThrow('GET /admin/health');
});

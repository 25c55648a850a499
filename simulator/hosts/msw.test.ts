import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Fields } from '../../src/iso8583/message.ts';
import { acquirerHandlers } from './msw.ts';
import { PAN, sender, signIn, type Till, testConfiguration } from './test-kit.ts';

const HOST = 'http://acquirer.test';
const acquirer = acquirerHandlers({ configuration: testConfiguration() });
const server = setupServer(...acquirer.handlers);
const send = sender(HOST);
let till: Till;

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());
beforeEach(async () => {
  till = await signIn(send);
});
afterEach(() => acquirer.reset());

const withoutMac = ({ 64: _, ...fields }: Fields): Fields => fields;
const spent = () => 1_000_000 - (acquirer.card(PAN)?.availableMinor ?? 0);

test('a sale is decided, posted and signed without a port', async () => {
  const { status, reply } = await send(till.sale(12850));
  expect([status, reply.mti, reply.fields[39]]).toEqual([200, '0210', '00']);
  expect(till.genuine(reply)).toBe(true);
  expect(spent()).toBe(12850);
  expect(acquirer.ledger().sumMinor).toBe(0);
  expect(acquirer.transactions()).toMatchObject([{ type: 'sale', state: 'approved', amountMinor: 12850 }]);
  expect(acquirer.exchanges().at(-1)).toMatchObject({ transport: 'msw', transaction: 'sale', code: '00' });
});

test('what is no message is refused as the real host does', async () => {
  const malformed = await send('{');
  expect([malformed.status, malformed.reply.fields[39]]).toEqual([400, '30']);
  const text = await send(till.sale(1), { 'content-type': 'text/plain' });
  expect([text.status, text.reply.error?.code]).toEqual([415, 'unsupported-media-type']);
  const huge = await send('x'.repeat(100_000));
  expect([huge.status, huge.reply.error?.code]).toEqual([413, 'body-too-large']);
  expect(spent()).toBe(0);
});

test('repeats are answered by the type without the repeat digit', async () => {
  const sale = till.sale(12850);
  const { reply } = await send(sale);
  const again = await send(till.sign({ mti: '0201', fields: withoutMac(sale.fields) }));
  expect([again.status, again.reply.mti, again.reply.fields[39]]).toEqual([200, '0210', '00']);
  expect(again.reply.fields[37]).toBe(reply.fields[37]);
  expect(spent()).toBe(12850);
});

test('a card is changed and the host answers accordingly', async () => {
  acquirer.patchCard(PAN, { availableMinor: 50 });
  expect((await send(till.sale(100))).reply.fields[39]).toBe('51');
  acquirer.patchCard(PAN, { status: 'lost' });
  expect((await send(till.sale(10))).reply.fields[39]).toBe('41');
  expect(acquirer.ledger().sumMinor).toBe(0);
});

test('a network error before the host decided leaves the books alone', async () => {
  acquirer.addRule({ when: { transaction: 'sale' }, times: 1, then: { fault: 'reset' } });
  const sale = till.sale(100);
  await expect(send(sale)).rejects.toThrow(TypeError);
  expect(spent()).toBe(0);
  expect((await send(sale)).reply.fields[39]).toBe('00');
});

test('a network error after the host decided leaves a posting to be reversed', async () => {
  acquirer.addRule({ when: { transaction: 'sale' }, times: 1, then: { fault: 'reset-after-commit' } });
  await expect(send(till.sale(100))).rejects.toThrow(TypeError);
  expect(spent()).toBe(100);
  expect(acquirer.exchanges().at(-1)).toMatchObject({ fault: 'reset-after-commit', committed: true, answer: null });
});

test.each(['drop-request', 'drop-answer'] as const)(
  '%s: the terminal waits until its own timer ends it',
  async (fault) => {
    acquirer.addRule({ when: { transaction: 'sale' }, then: { fault } });
    const asked = fetch(`${HOST}/iso8583`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(till.sale(100)),
      signal: AbortSignal.timeout(50),
    });
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(spent()).toBe(fault === 'drop-answer' ? 100 : 0);
  },
);

test('a late answer is late', async () => {
  acquirer.addRule({ when: { transaction: 'sale' }, then: { fault: 'late-answer', delayMs: 60 } });
  const started = performance.now();
  expect((await send(till.sale(100))).reply.fields[39]).toBe('00');
  expect(performance.now() - started).toBeGreaterThan(55);
});

test.each(['truncate', 'garbage'] as const)('%s: the body is no JSON', async (fault) => {
  acquirer.addRule({ when: { transaction: 'sale' }, then: { fault } });
  await expect(send(till.sale(100))).rejects.toThrow(SyntaxError);
  expect(spent()).toBe(100);
});

test.each(['split', 'dribble'] as const)('%s: the answer is whole all the same', async (fault) => {
  acquirer.addRule({ when: { transaction: 'sale' }, then: { fault, delayMs: 20 } });
  expect((await send(till.sale(100))).reply.fields[39]).toBe('00');
});

test('a rule that makes no sense or cannot be played here is refused', () => {
  expect(() => acquirer.addRule({ when: { transaction: 'sail' }, then: { answer: '51' } })).toThrow('transaction type');
  expect(() => acquirer.addRule({ when: {}, then: { fault: 'half-open' } })).toThrow('not on msw');
});

test('two acquirers do not know each other', async () => {
  const other = acquirerHandlers({ configuration: testConfiguration(), url: 'http://other.test/iso8583' });
  server.use(...other.handlers);
  const elsewhere = sender('http://other.test');
  await elsewhere((await signIn(elsewhere)).sale(700));
  expect([spent(), 1_000_000 - (other.card(PAN)?.availableMinor ?? 0)]).toEqual([0, 700]);
  server.resetHandlers();
});

test('nothing that it is made of needs Node', async () => {
  const { readFileSync } = await import('node:fs');
  const seen = new Set<string>();
  const visit = (file: URL): void => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    const code = readFileSync(file, 'utf8').replaceAll(/^(import|export) type .*?;$/gms, '');
    expect(code, `${file.pathname} uses Node`).not.toMatch(/\bBuffer\b(?!\S*['`])|from 'node:|\bprocess\.|require\(/);
    for (const [, specifier = ''] of code.matchAll(/^(?:import|export) [^;]*?from '(\.[^']+)';$/gms)) {
      visit(new URL(specifier, file));
    }
  };
  visit(new URL('./msw.ts', import.meta.url));
  expect(seen.size).toBeGreaterThan(30);
});

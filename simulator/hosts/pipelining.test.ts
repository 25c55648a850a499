// Pipelining: requests written in one go on one connection are answered in their order, or not decided at all.
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectAcquirer } from '../admin/client.ts';
import { type RunningAcquirer, startAcquirer } from '../start.ts';
import { sender, signIn, type Till, testConfiguration } from './test-kit.ts';
import { signInOn, Wire } from './wire.fixture.ts';

let acquirer: RunningAcquirer;
let till: Till;
beforeEach(async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration(), tcpPort: 0 });
  till = await signIn(sender(acquirer.hostUrl));
});
afterEach(() => acquirer.close());

const admin = () => connectAcquirer(acquirer.adminUrl);

const post = (path: string, body: object, more = '') => {
  const text = JSON.stringify(body);
  const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${more}`;
  return `${head}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
const sale = (stan: string, more = '') => post('/iso8583', till.sale(100, { 11: stan }), more);

/** Writes it in one go, and gives back everything that came until the acquirer ended the connection, or until that many answers came. */
function talk(url: string, text: string, answers = Number.POSITIVE_INFINITY): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (received.split('HTTP/1.1 ').length - 1 >= answers) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
}

/** STANs of the answers in the order in which they came. */
const stansOf = (received: string) => [...received.matchAll(/"11":"(\d{6})"/g)].map(([, stan]) => stan);
const statusesOf = (received: string) =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

/** STANs of the sales that were posted. */
async function posted(): Promise<string[]> {
  const { transactions } = await admin().transactions({ state: 'approved' });
  return transactions.map(({ stan }) => stan);
}

describe('three sales in one write', () => {
  test('are all approved, answered in their order, and the trace has their answers', async () => {
    const received = await talk(acquirer.hostUrl, ['000101', '000102', '000103'].map((stan) => sale(stan)).join(''), 3);
    expect(stansOf(received)).toEqual(['000101', '000102', '000103']);
    expect(await posted()).toEqual(['000101', '000102', '000103']);
    const exchanges = await admin().exchanges();
    expect(exchanges.slice(-3).map(({ answer, error }) => [answer?.fields[39], error])).toEqual([
      ['00', null],
      ['00', null],
      ['00', null],
    ]);
  });

  test.each(['reset', 'reset-after-commit', 'drop-answer', 'truncate', 'duplicate-answer', 'garbage'] as const)(
    'of which the first meets %s: what comes behind it is never decided',
    async (fault) => {
      await admin().addRule({ when: { stan: '000101' }, then: { fault } });
      const talking = talk(acquirer.hostUrl, ['000101', '000102', '000103'].map((stan) => sale(stan)).join(''));
      await expect.poll(async () => (await admin().exchanges()).some((each) => each.fault === fault)).toBe(true);
      // The connection that gets no answer is held by the acquirer; a reset lets go of it.
      const before = await posted();
      if (fault === 'drop-answer') await admin().reset();
      await talking;
      expect(before.filter((stan) => stan !== '000101')).toEqual([]);
    },
  );

  test('of which the first asks to close: it is answered, and the others are not decided', async () => {
    const received = await talk(acquirer.hostUrl, sale('000101', 'Connection: close\r\n') + sale('000102'));
    expect(stansOf(received)).toEqual(['000101']);
    expect(await posted()).toEqual(['000101']);
  });

  test('and then no HTTP: the sales are answered first, in their order, then 400', async () => {
    const received = await talk(acquirer.hostUrl, `${sale('000101')}${sale('000102')}no http\r\n\r\n`);
    expect(statusesOf(received)).toEqual([200, 200, 400]);
    expect(stansOf(received).slice(0, 2)).toEqual(['000101', '000102']);
    expect(await posted()).toEqual(['000101', '000102']);
  });

  test('of which the second has no right form: answered in their order', async () => {
    const received = await talk(acquirer.hostUrl, sale('000101') + post('/iso8583', { mti: '1' }) + sale('000103'), 3);
    expect(statusesOf(received)).toEqual([200, 400, 200]);
    expect(await posted()).toEqual(['000101', '000103']);
  });
});

test('the control plane answers in order: each request sees what the one before it did', async () => {
  const get = 'GET /admin/clock HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
  const advance = post('/admin/clock/advance', { milliseconds: 1000 });
  const received = await talk(acquirer.adminUrl, get + advance + get + advance + get, 5);
  expect(statusesOf(received)).toEqual([200, 200, 200, 200, 200]);
  const seconds = [...received.matchAll(/T\d\d:\d\d:(\d\d)/g)].map(([, second]) => Number(second));
  const [first = 0] = seconds;
  expect(seconds).toEqual([0, 1, 1, 2, 2].map((later) => (first + later) % 60));
});

test('more requests than may pile up: the first is answered, then the connection is closed, and nothing else is posted', async () => {
  const stans = Array.from({ length: 400 }, (_, i) => String(i + 101).padStart(6, '0'));
  const received = await talk(acquirer.hostUrl, stans.map((stan) => sale(stan)).join(''));
  expect(await posted()).toEqual(stansOf(received));
});

test('frames over TCP and then garbage: the frames are answered before the connection is closed', async () => {
  const wire = await Wire.dial(acquirer.tcp ?? '');
  const over = await signInOn(wire);
  const frames = [over.sale(100), over.sale(100)].map((message) => over.frame(message));
  wire.socket.write(Buffer.concat([...frames, Buffer.from('FFFF', 'hex')]));
  expect((await wire.answer()).message.fields[39]).toBe('00');
  expect((await wire.answer()).message.fields[39]).toBe('00');
  expect(await wire.end).toBe('closed');
});

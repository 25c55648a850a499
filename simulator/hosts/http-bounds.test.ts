// Slow, endless and meaningless requests over HTTP: each is bounded, and the others are answered meanwhile.
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DIALECTS } from '../../src/definitions/dialects/index.ts';
import { hostApp } from '../app.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import { binaryWire } from './binary-wire.ts';
import { createBoundedServer, DEFAULT_BOUNDS, type HttpBounds, listen, shut } from './http-server.ts';
import { refusal } from './json-message.ts';
import { type Sender, sender, signIn, type Till, testConfiguration } from './test-kit.ts';
import { noise } from './wire.fixture.ts';

let engine: Engine;
const sockets: Socket[] = [];
let close: () => Promise<void> = async () => undefined;
beforeEach(() => {
  engine = createEngine({ configuration: testConfiguration(), books: null });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await close();
  engine.close();
});

type Shop = { port: number; send: Sender; till: Till };

/** A host with these bounds, and an honest terminal that is signed in at it. */
async function open(bounds: Partial<HttpBounds> = {}): Promise<Shop> {
  const app = hostApp(engine, binaryWire(DIALECTS['unionpay-pos']));
  const malformed = () => refusal('malformed-http', 'the request is not valid HTTP', []);
  const server = createBoundedServer(app, malformed, { ...DEFAULT_BOUNDS, ...bounds });
  const url = await listen(server, 0, '127.0.0.1');
  close = () => shut(server);
  const send = sender(url);
  return { port: Number(new URL(url).port), send, till: await signIn(send) };
}

const sell = async ({ send, till }: Shop) => (await send(till.sale(100))).reply.fields[39];

/** A bad client: what came back by the time the host hung up, and a socket to write to. */
function dial({ port }: Shop): { socket: Socket; received: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  return { socket, received: new Promise((resolve) => socket.once('close', () => resolve(text))) };
}

/** Writes one piece after another until the host hangs up. */
function pour(socket: Socket, piece: () => string): void {
  const drops = setInterval(() => socket.writable && !socket.writableNeedDrain && socket.write(piece()), 5);
  socket.once('close', () => clearInterval(drops));
}

/** Writes byte after byte until the host hangs up; resolves to what it said and how many bytes it took. */
async function drip(shop: Shop, begin: string, rest: string): Promise<{ said: string; taken: number }> {
  const { socket, received } = dial(shop);
  let taken = 0;
  socket.write(begin);
  pour(socket, () => rest.charAt(taken++ % rest.length));
  return { said: await received, taken };
}

const HEAD = 'POST /iso8583 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe('one bad client', () => {
  test('that drips its head gains no time by it', async () => {
    const shop = await open({ headersTimeoutMs: 100, requestTimeoutMs: 200 });
    const slow = drip(shop, 'POST /iso8583 HTTP/1.1\r\nX-Slow: ', 'a');
    expect(await sell(shop)).toBe('00');
    expect((await slow).said).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that drips its body gains no time by it', async () => {
    const shop = await open({ headersTimeoutMs: 100, requestTimeoutMs: 150 });
    const slow = drip(shop, `${HEAD}Content-Length: 60000\r\n\r\n`, '{"mti":"0200","fields":{}}');
    expect(await sell(shop)).toBe('00');
    const { said, taken } = await slow;
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(taken).toBeLessThan(60_000);
  });

  test.each(['application/json', 'application/octet-stream'])(
    'that announces 65,535 bytes of %s and sends none is let go',
    async (type) => {
      const shop = await open({ headersTimeoutMs: 100, requestTimeoutMs: 150 });
      const { socket, received } = dial(shop);
      socket.write(
        `POST /iso8583 HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: 65535\r\n\r\n`,
      );
      expect(await sell(shop)).toBe('00');
      expect(await received).toMatch(/^HTTP\/1\.1 408 /);
    },
  );

  test('that sends pieces of a body without end is let go in time, and nothing of it is kept', async () => {
    const shop = await open({ headersTimeoutMs: 100, requestTimeoutMs: 400 });
    const { socket, received } = dial(shop);
    socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
    const before = process.memoryUsage().rss;
    pour(socket, () => `8000\r\n${' '.repeat(0x8000)}\r\n`);
    expect(await sell(shop)).toBe('00');
    expect(await received).toMatch(/^(HTTP\/1\.1 4(08|13) |$)/);
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });

  test('that sends a head without end is refused at the bound', async () => {
    const shop = await open();
    const { socket, received } = dial(shop);
    socket.write(HEAD);
    pour(socket, () => `X-More: ${'m'.repeat(1000)}\r\n`);
    expect(await received).toMatch(/^HTTP\/1\.1 431 /);
    expect(await sell(shop)).toBe('00');
  });
});

test('a client that piles up requests and takes no answers is hung up on, and the others are answered meanwhile', async () => {
  const shop = await open({ piled: 16 });
  const { socket, received } = dial(shop);
  const body = JSON.stringify(shop.till.sale(1));
  socket.write(`${HEAD}Content-Length: ${body.length}\r\n\r\n${body}`.repeat(17));
  await received;
  expect(await sell(shop)).toBe('00');
});

test('garbage by the megabyte is hung up on, client after client, and the others are answered meanwhile', async () => {
  const shop = await open();
  const bytes = noise(8583);
  const bad = Array.from({ length: 100 }, () => {
    const { socket, received } = dial(shop);
    socket.write(bytes(32 * 1024));
    return received;
  });
  for (let i = 0; i < 10; i++) expect(await sell(shop)).toBe('00');
  for (const said of await Promise.all(bad)) expect(said === '' || said.startsWith('HTTP/1.1 400 ')).toBe(true);
  expect(engine.state.transactions.size).toBe(10);
});

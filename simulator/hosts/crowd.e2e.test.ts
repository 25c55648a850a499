// Two thousand connections at once, and floods of garbage, at an acquirer in a process of its own: it answers the others meanwhile,
// and its memory stays bounded.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedAcquirer, launchAcquirer } from '../admin/client.ts';
import { sender, signIn, signInRequest, testConfiguration } from './test-kit.ts';
import { noise, signInOn, unionPay, Wire } from './wire.fixture.ts';

const CROWD = 2000;
/** What one connection may cost the acquirer at most; it takes about a tenth of it. */
const BYTES_EACH = 96 * 1024;
/** What a slow machine may need for them all. */
const PATIENCE_MS = 60_000;

let acquirer: LaunchedAcquirer;
beforeAll(async () => {
  acquirer = await launchAcquirer({ configuration: testConfiguration(), tcpPort: 0, tlsPort: 0 });
}, PATIENCE_MS);
afterAll(() => acquirer.close());

let sockets: Socket[] = [];
const others: Wire[] = [];
afterEach(async () => {
  const open = sockets.filter((socket) => !socket.closed);
  const gone = open.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  for (const socket of open) socket.destroy();
  for (const wire of others.splice(0)) wire.hangUp();
  await Promise.all(gone);
  sockets = [];
  await acquirer.reset();
});

/** Memory of the acquirer's process, in bytes. */
function memory(): number {
  const status = `/proc/${acquirer.pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(acquirer.pid)], { encoding: 'utf8' });
  return Number(kilobytes) * 1024;
}

/** Opens that many connections at once; each is held. */
function crowd(address: string, count = CROWD): Promise<Socket[]> {
  const [host = '', port] = address.split(':');
  const dial = () =>
    new Promise<Socket>((resolve, reject) => {
      const socket = connect(Number(port), host, () => resolve(socket));
      sockets.push(socket);
      socket.once('error', reject);
    });
  return Promise.all(Array.from({ length: count }, dial));
}

/** The next bytes that come on it. */
const hears = (socket: Socket) => new Promise<Buffer>((resolve) => socket.once('data', resolve));
const hungUp = (socket: Socket) =>
  new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.once('close', resolve).resume();
  });

type Seller = () => Promise<string | undefined>;

/** An honest terminal on its own connection, over TCP or TLS. */
async function seller(over: 'tcp' | 'tls' = 'tcp'): Promise<Seller> {
  const tls = over === 'tls' ? { ca: acquirer.certificateAuthority ?? '' } : undefined;
  const wire = await Wire.dial(acquirer[over] ?? '', unionPay, tls);
  others.push(wire);
  const till = await signInOn(wire);
  return async () => (await wire.ask(till.frame(till.sale(1)))).fields[39];
}

/** The same over HTTP/JSON. */
async function httpSeller(): Promise<Seller> {
  const send = sender(acquirer.hostUrl);
  const till = await signIn(send);
  return async () => (await send(till.sale(1))).reply.fields[39];
}

async function sellsOn(sell: Seller): Promise<void> {
  for (let i = 0; i < 20; i++) expect(await sell()).toBe('00');
}

describe(`${CROWD} connections, opened at once and held`, () => {
  test('over TCP, each served and then half-way through a frame, starve nobody', { timeout: PATIENCE_MS }, async () => {
    const sell = await seller();
    const before = memory();
    const all = await crowd(acquirer.tcp ?? '');
    const idle = unionPay.frame(new Uint8Array());
    // A keep-alive comes back only from a connection that the acquirer has taken.
    const echoes = all.map(hears);
    for (const socket of all) socket.write(idle);
    expect((await Promise.all(echoes)).every((echo) => echo.equals(idle))).toBe(true);
    for (const socket of all) socket.write(Buffer.from('00A0600003', 'hex'));
    await sellsOn(sell);
    expect(memory() - before).toBeLessThan(CROWD * BYTES_EACH);
    expect(all.every((socket) => !socket.destroyed)).toBe(true);
  });

  test('over TCP, each with a length of 65,535, are all hung up on', { timeout: PATIENCE_MS }, async () => {
    const sell = await seller();
    const before = memory();
    const all = await crowd(acquirer.tcp ?? '');
    const ends = all.map(hungUp);
    for (const socket of all) socket.write(Buffer.from('FFFF', 'hex'));
    await sellsOn(sell);
    await Promise.all(ends);
    expect(memory() - before).toBeLessThan(CROWD * BYTES_EACH);
  });

  test('to the TLS port, in the middle of a handshake, starve nobody', { timeout: PATIENCE_MS }, async () => {
    const sell = await seller('tls');
    const before = memory();
    const all = await crowd(acquirer.tls ?? '');
    for (const socket of all) socket.write(Buffer.from([0x16, 0x03, 0x01, 0x02]));
    await sellsOn(sell);
    expect(memory() - before).toBeLessThan(CROWD * BYTES_EACH);
  });

  test('over HTTP, in the middle of a head, starve nobody', { timeout: PATIENCE_MS }, async () => {
    const sell = await httpSeller();
    const before = memory();
    const all = await crowd(new URL(acquirer.hostUrl).host);
    for (const socket of all) socket.write('POST /iso8583 HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    await sellsOn(sell);
    expect(memory() - before).toBeLessThan(CROWD * BYTES_EACH);
    expect(all.every((socket) => !socket.destroyed)).toBe(true);
  });
});

test('a client that asks for four thousand answers over HTTP at once and takes none harms nobody', {
  timeout: PATIENCE_MS,
}, async () => {
  const sell = await httpSeller();
  const before = memory();
  const [greedy] = await crowd(new URL(acquirer.hostUrl).host, 1);
  const body = JSON.stringify(signInRequest);
  const head = 'POST /iso8583 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
  greedy?.pause().write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`.repeat(4000));
  // Each of these sign-ins opens another session, so the honest terminal only has to be answered.
  for (let i = 0; i < 20; i++) expect(await sell()).toBeDefined();
  expect(memory() - before).toBeLessThan(128 * 1024 * 1024);
});

test('floods of garbage over TCP, TLS and HTTP together harm nobody, and nothing of them is kept', {
  timeout: PATIENCE_MS,
}, async () => {
  const sell = await seller();
  const before = memory();
  const bytes = noise(20_261_122);
  const bad = await Promise.all(
    [acquirer.tcp, acquirer.tls, new URL(acquirer.hostUrl).host].map((address) => crowd(address ?? '', 200)),
  );
  const ends = bad.flat().map(hungUp);
  // The first two bytes are a length that cannot be, so that chance does not decide what the TCP host is to do.
  for (const socket of bad.flat()) socket.write(Buffer.concat([Buffer.from('FFFF', 'hex'), bytes(64 * 1024)]));
  await sellsOn(sell);
  await Promise.all(ends);
  expect(memory() - before).toBeLessThan(128 * 1024 * 1024);
  const { sumMinor, counts } = await acquirer.state();
  expect([sumMinor, counts.transactions]).toEqual([0, 20]);
});

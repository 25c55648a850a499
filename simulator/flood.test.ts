// Hostile requests over all five ways in, pipelined where there is a way to, with a good client beside them: it is served in time, and
// nothing that it was told is lost.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NIGHTLY } from '../src/nightly.fixture.ts';
import { seededRandom } from '../src/random.ts';
import { watchStalls } from '../src/stalls.ts';
import { type LaunchedAcquirer, launchAcquirer } from './admin/client.ts';
import { signInRequest, testConfiguration } from './hosts/test-kit.ts';
import { noise, signInOn, unionPay, Wire } from './hosts/wire.fixture.ts';
import { examine } from './store/store.ts';

const REQUESTS = NIGHTLY ? 100_000 : 3_000;
/** Within which the good client has 99 of 100 answers. */
const LATEST_MS = 500;
/** Requests in one write. */
const TOGETHER = 20;

let folder: string;
let acquirer: LaunchedAcquirer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'flood-'));
  const db = join(folder, 'books.db');
  acquirer = await launchAcquirer({ db, configuration: testConfiguration(), tcpPort: 0, tlsPort: 0 });
});
afterEach(async () => {
  await acquirer.close();
  rmSync(folder, { recursive: true, force: true });
});

const random = seededRandom(85);
const garbage = noise(83);
const some = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const http = (method: string, path: string, body: string, type = 'application/json') =>
  Buffer.from(
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

const STRANGER = { ...signInRequest, fields: { ...signInRequest.fields, 41: 'XX000009' } };
const MESSAGES = [
  '{',
  '[]',
  '{"mti":"0200","fields":{"4":"-1"}}',
  `{"mti":"0200","fields":${'['.repeat(2000)}`,
  `{"mti":"0200","fields":{"62":"${'F'.repeat(30_000)}"}}`,
  JSON.stringify(STRANGER),
  JSON.stringify({ mti: '0200', fields: { ...STRANGER.fields, 3: '000000' } }),
];
const toHost = () => http('POST', '/iso8583', some(MESSAGES));
const toAdmin = () =>
  some([
    () => http('POST', '/admin/clock/advance', `{"milliseconds":${some([Number.MAX_SAFE_INTEGER, 3e14, -3e14])}}`),
    () => http('PUT', '/admin/clock', '{"now":"9999-12-31T23:59:59Z"}'),
    () => http('GET', `/admin/transactions?from=${some(['9999-99-99', '0', '2026-02-30'])}`, ''),
    () => http('PATCH', '/admin/merchants/898310058120001', JSON.stringify({ name: 'x'.repeat(20_000) })),
    () => http('PUT', '/admin/rules', `[${'1,'.repeat(500)}1]`),
    () => http('POST', '/admin/payment-codes', '{"pan":"1"}'),
    () => http('DELETE', '/admin/cards/6212345678909987', ''),
    () => http('GET', '/admin/exchanges?since=-1', ''),
  ])();
const toBinary = () => http('POST', '/iso8583', garbage(40).toString('latin1'), 'application/octet-stream');
const frame = () =>
  some([unionPay.frame(garbage(60)), unionPay.encodeFrame(STRANGER), unionPay.frame(new Uint8Array())]);

/** Writes it and waits until the other side is done with it, or is quiet. */
function throwAt(address: string, bytes: Buffer, ca?: string): Promise<void> {
  const [host = '', port] = address.replace('http://', '').split(':');
  return new Promise((resolve) => {
    const target = { host, port: Number(port) };
    const socket = ca === undefined ? connect(target) : connectTls({ ...target, ca });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve());
    socket.resume();
    socket.end(bytes);
  });
}

const many = (one: () => Uint8Array) => Buffer.concat(Array.from({ length: TOGETHER }, one));

/** Memory of the acquirer's process, in bytes. */
const memory = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${acquirer.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;

test.skipIf(process.platform !== 'linux')(
  `${REQUESTS} hostile requests lose and delay nothing of a good client`,
  { timeout: 1_800_000 },
  async () => {
    const stalls = watchStalls();
    const wire = await Wire.dial(acquirer.tcp ?? '');
    const till = await signInOn(wire);
    const acknowledged: string[] = [];
    const took: number[] = [];
    let over = false;
    const good = (async () => {
      while (!over) {
        const sale = till.sale(1);
        const asked = performance.now();
        const answer = await wire.ask(till.frame(sale));
        took.push(performance.now() - asked);
        if (answer.fields[39] === '00') acknowledged.push(answer.fields[37] ?? '');
      }
    })();
    const ways = [
      () => throwAt(acquirer.hostUrl, many(toHost)),
      () => throwAt(acquirer.hostUrl, many(toBinary)),
      () => throwAt(acquirer.adminUrl, many(toAdmin)),
      () => throwAt(acquirer.tcp ?? '', many(frame)),
      () => throwAt(acquirer.tls ?? '', many(frame), acquirer.certificateAuthority ?? ''),
    ];
    for (let sent = 0; sent < REQUESTS; sent += ways.length * TOGETHER) await Promise.all(ways.map((way) => way()));
    over = true;
    await good;
    expect(acknowledged.length).toBeGreaterThan(10);
    took.sort((a, b) => a - b);
    // Where this process itself does not get its turn, the machine is late and not the acquirer.
    const ownLateness = stalls.meter.worst(0, LATEST_MS);
    stalls.close();
    expect(took[Math.floor(took.length * 0.99)]).toBeLessThan(LATEST_MS + ownLateness);
    expect(memory()).toBeLessThan(300 * 1024 * 1024);
    expect((await acquirer.state()).sumMinor).toBe(0);
    for (const reference of acknowledged.slice(-50)) expect((await acquirer.transactions({ reference })).total).toBe(1);
    expect((await acquirer.transactions({ state: 'approved', limit: 1 })).total).toBe(acknowledged.length);
    wire.hangUp();
    await acquirer.close();
    expect(examine(join(folder, 'books.db'))).toEqual([]);
  },
);

// Who stands in for a host over TLS hears of whoever does not look at certificates, and of nobody else.
import type { AddressInfo } from 'node:net';
import { type ConnectionOptions, connect, createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { throwAwayAuthority } from '../crypto/certificate/throw-away.ts';
import { type FalseHost, startFalseHost } from './false-host.ts';
import { dialectLine } from './line.ts';
import type { Host } from './passage.ts';

const LINE = dialectLine('unionpay-pos');
const ECHO = { mti: '0820', fields: { 11: '000001', 41: 'TP000001', 42: '898310058120001', 60: '00000001301' } };
const FRAME = LINE.frame(LINE.write(ECHO) ?? Buffer.alloc(0));

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** A host over TLS that says everything back, and the line to it that can be taken over. */
async function open(): Promise<FalseHost> {
  const authority = throwAwayAuthority();
  const { key, certificate } = authority.issue('Echo', ['127.0.0.1']);
  const server = createTlsServer({ key, cert: certificate }, (socket) =>
    socket.on('error', () => undefined).pipe(socket),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => server.close());
  const url = `tls://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const target: Host = {
    transport: 'iso-tls',
    url,
    dialect: 'unionpay-pos',
    certificateAuthority: authority.certificate,
  };
  const line = await startFalseHost(target);
  endings.push(() => line.close());
  return line;
}

function dial({ host }: FalseHost, options: ConnectionOptions = {}): TLSSocket {
  const { hostname, port } = new URL(host.url);
  return connect({ host: hostname, port: Number(port), ca: host.certificateAuthority ?? [], ...options });
}

/** What comes back for those bytes: others, or why there is no connection; null when it ends. */
const ask = (line: FalseHost, bytes: Buffer, options: ConnectionOptions = {}) =>
  new Promise<Buffer | string | null>((resolve) => {
    const socket = dial(line, options);
    socket.once('secureConnect', () => socket.write(bytes));
    socket
      .once('data', resolve)
      .once('error', ({ message }) => resolve(message))
      .once('close', () => resolve(null));
  });

describe('a line that somebody can take over', () => {
  it('passes everything on as long as nobody does, and again afterwards', async () => {
    const line = await open();
    expect(await ask(line, FRAME)).toEqual(FRAME);
    line.standIn('another-authority');
    line.standIn(null);
    expect(await ask(line, FRAME)).toEqual(FRAME);
    expect(line.told()).toEqual([]);
  });

  it.each(['another-authority', 'another-name'] as const)('tells of who believes %s', async (as) => {
    const line = await open();
    line.standIn(as);
    expect(await ask(line, FRAME)).toMatch(as === 'another-name' ? /altnames/ : /signature|verify/);
    expect(line.told()).toEqual([]);
    expect(await ask(line, FRAME, { rejectUnauthorized: false })).toBeNull();
    expect(line.told()).toEqual([{ said: '0820', as }]);
  });

  it('a session of the right host is none of another', async () => {
    const line = await open();
    const first = dial(line);
    const session = await new Promise<Buffer>((resolve) => {
      first.once('session', resolve).once('secureConnect', () => first.write(FRAME));
    });
    first.destroy();
    line.standIn('another-authority');
    expect(await ask(line, FRAME, { session })).toMatch(/signature|verify/);
    expect(line.told()).toEqual([]);
  });

  it('tells of half a message, too', async () => {
    const line = await open();
    line.standIn('another-name');
    const socket = dial(line, { rejectUnauthorized: false });
    socket.on('error', () => undefined).once('secureConnect', () => socket.write(FRAME.subarray(0, 20)));
    await expect.poll(() => line.told()).toEqual([{ said: '20 B', as: 'another-name' }]);
  });

  it('breaks off what is open when somebody takes over', async () => {
    const line = await open();
    const socket = dial(line).on('error', () => undefined);
    await new Promise((resolve) => socket.once('secureConnect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    line.standIn('another-authority');
    await closed;
  });

  it('is over TLS alone', async () => {
    await expect(
      startFalseHost({ transport: 'iso-tcp', url: 'tcp://127.0.0.1:1', dialect: 'unionpay-pos' }),
    ).rejects.toThrow('iso-tcp');
  });
});

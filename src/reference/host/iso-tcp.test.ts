// The links over TCP and HTTP with binary messages, against small servers of the test's own: every way in which an exchange can end.
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { unionPayMac } from '../../crypto/mac.ts';
import { DIALECTS } from '../../definitions/dialects/index.ts';
import { compileDialect } from '../../iso8583/index.ts';
import type { Configuration } from '../../terminal/contract.ts';
import { macOf } from '../policies/approval.ts';
import { isoHttpLink } from './iso-http.ts';
import { isoTcpLink } from './iso-tcp.ts';
import type { ExchangeOutcome, Link } from './link.ts';

const codec = compileDialect(DIALECTS['unionpay-pos']);
const REQUEST = {
  mti: '0200',
  fields: { 3: '000000', 4: '000000000100', 11: '000001', 41: 'TP000001', 60: '22000001000' },
};
const ANSWER = { mti: '0210', fields: { 3: '000000', 4: '000000000100', 11: '000001', 39: '00', 41: 'TP000001' } };
const KEY = '0123456789ABCDEFFEDCBA9876543210';
const PATIENT_MS = 5000;
const SHORT_MS = 60;

const servers: (Server | HttpServer)[] = [];
const sockets: Socket[] = [];
const links: Link[] = [];
afterEach(() => {
  for (const link of links.splice(0)) link.close?.();
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

type Play = (frame: Buffer, socket: Socket, connection: number, message: number) => void;

/** A host that does with every frame what the test says. */
async function serve(play: Play): Promise<{ port: number; connections: () => number }> {
  let connections = 0;
  const server = createServer((socket) => {
    sockets.push(socket);
    connections += 1;
    const connection = connections;
    const deframer = codec.deframer();
    let messages = 0;
    socket.on('error', () => undefined);
    socket.on('data', (packet: Buffer) => {
      for (const frame of deframer.push(packet))
        if (frame.kind === 'message') play(frame.payload, socket, connection, ++messages);
    });
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
}

function link(port: number, changes: Partial<Configuration['host']> = {}): Link {
  const opened = isoTcpLink({
    transport: 'iso-tcp',
    url: `tcp://127.0.0.1:${port}`,
    dialect: 'unionpay-pos',
    ...changes,
  });
  links.push(opened);
  return opened;
}

const exchange = (
  over: Link,
  responseTimeoutMs = PATIENT_MS,
  signal = new AbortController().signal,
  message = REQUEST,
): Promise<ExchangeOutcome> =>
  over.exchange(message, { responseTimeoutMs, connectTimeoutMs: responseTimeoutMs }, signal);
const frame = (message: { mti: string; fields: Record<number, string> }) => codec.encodeFrame(message);
/** A host that answers every frame with these bytes. */
const answering = async (bytes: Buffer, after: (socket: Socket) => void = () => undefined) =>
  serve((_frame, socket) => {
    socket.write(bytes);
    after(socket);
  });

describe('the TCP link', () => {
  it('sends a frame with the TPDU of the configuration and reads the frame that comes back', async () => {
    let received: Buffer | undefined;
    const { port } = await serve((payload, socket) => {
      received = payload;
      socket.write(frame(ANSWER));
    });
    expect(await exchange(link(port, { tpdu: '6012345678' }))).toEqual({ kind: 'answer', message: ANSWER });
    const { message, header } = codec.decode(received ?? Buffer.alloc(0));
    expect(message).toEqual(REQUEST);
    expect(header.tpdu).toBe('6012345678');
  });

  it('covers with a MAC the bytes that leave, and checks it over the bytes that came', async () => {
    const key = Buffer.from(KEY.slice(0, 16), 'hex');
    const hex = (covered: Uint8Array) => unionPayMac(key, covered).toString('hex').toUpperCase();
    let genuine: boolean | undefined;
    const { port } = await serve((payload, socket) => {
      const decoded = codec.decode(payload);
      genuine = decoded.message.fields[64] === hex(codec.macInput(payload, decoded) ?? Buffer.alloc(0));
      socket.write(codec.encodeFrame(ANSWER, {}, hex));
    });
    const over = link(port);
    const mac = macOf(over.macInput(REQUEST), KEY, over.macRule);
    const signed = { ...REQUEST, fields: { ...REQUEST.fields, 64: mac } };
    const outcome = await exchange(over, PATIENT_MS, undefined, signed);
    expect(genuine).toBe(true);
    if (outcome.kind !== 'answer') throw new Error(outcome.kind);
    expect(outcome.message.fields[64]).toBe(macOf(over.macInput(outcome.message), KEY, over.macRule));
    // The same message from somebody else has other bytes, as far as the link knows.
    expect(over.macInput({ ...outcome.message })).toEqual(Buffer.from(over.macInput(outcome.message)));
  });

  it('takes an answer in pieces, and passes over keep-alives', async () => {
    const idle = codec.frame(Buffer.alloc(0));
    const whole = Buffer.concat([idle, frame(ANSWER), idle]);
    const { port } = await serve(async (_frame, socket) => {
      for (const byte of whole) {
        socket.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
    });
    expect(await exchange(link(port))).toEqual({ kind: 'answer', message: ANSWER });
  });

  it.each([
    ['no answer', async () => serve(() => undefined), { kind: 'no-answer', reason: 'timeout' }],
    [
      'half an answer and then nothing',
      async () => answering(frame(ANSWER).subarray(0, 20)),
      { kind: 'no-answer', reason: 'timeout' },
    ],
  ] as const)('gives up after the response time: %s', async (_name, host, outcome) => {
    expect(await exchange(link((await host()).port), SHORT_MS)).toEqual(outcome);
  });

  it('says that the connection was closed, or torn down, without an answer', async () => {
    const closing = await serve((_frame, socket) => void socket.end());
    const tearing = await serve((_frame, socket) => socket.resetAndDestroy());
    expect(await exchange(link(closing.port))).toEqual({ kind: 'no-answer', reason: 'closed' });
    expect(await exchange(link(tearing.port))).toEqual({ kind: 'no-answer', reason: 'closed' });
  });

  it('says what is wrong with bytes that are no answer', async () => {
    const cut = await answering(frame(ANSWER).subarray(0, 20), (socket) => socket.end());
    expect(await exchange(link(cut.port))).toEqual({
      kind: 'unreadable',
      reason: 'the answer breaks off after 20 bytes of its frame',
    });
    const noise = await answering(codec.frame(Buffer.alloc(30, 0xff)));
    expect(await exchange(link(noise.port))).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(/^byte 11: expected a message type such as 0200/),
    });
    const short = await answering(codec.frame(codec.encode(ANSWER).subarray(0, -3)));
    expect(await exchange(link(short.port))).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(/^field 41, byte \d+: expected 8 bytes, found 5 bytes left/),
    });
  });

  it('has not sent anything when nobody listens, or when the dialect cannot say the message', async () => {
    const { port } = await serve(() => undefined);
    servers.splice(0).forEach((server) => void server.close());
    expect(await exchange(link(port))).toEqual({ kind: 'not-sent', stage: 'connect', reason: 'ECONNREFUSED' });
    const unsayable = { mti: '0200', fields: { ...REQUEST.fields, 4: 'much' } };
    const over = link((await serve(() => undefined)).port);
    expect(over.macInput(unsayable)).toHaveLength(0);
    expect(await exchange(over, PATIENT_MS, undefined, unsayable)).toMatchObject({ kind: 'not-sent', stage: 'send' });
  });

  it('lets go at once when it is told to', async () => {
    const cut = new AbortController();
    const { port } = await serve(() => cut.abort());
    expect(await exchange(link(port), PATIENT_MS, cut.signal)).toEqual({ kind: 'no-answer', reason: 'closed' });
    expect(await exchange(link(port), PATIENT_MS, cut.signal)).toMatchObject({ kind: 'not-sent', stage: 'connect' });
  });

  it('refuses a dialect that there is not, and an address that is none', () => {
    expect(() => link(1, { dialect: 'klingon' })).toThrow('There is no dialect klingon.');
    expect(() => link(1, { url: 'http://127.0.0.1:1' })).toThrow('host.url: expected tcp://host:port.');
    expect(() => link(70_000)).toThrow('host.url');
  });
});

describe('the connection', () => {
  it('is a new one for each exchange, unless it is to be kept', async () => {
    const host = await answering(frame(ANSWER));
    const [over, kept] = [link(host.port), link(host.port, { keepConnection: true })];
    for (let i = 0; i < 3; i++) expect((await exchange(over)).kind).toBe('answer');
    expect(host.connections()).toBe(3);
    for (let i = 0; i < 3; i++) expect((await exchange(kept)).kind).toBe('answer');
    expect(host.connections()).toBe(4);
  });

  it('that is kept serves many exchanges, and a copy of the last answer answers nothing', async () => {
    const numbered = (n: number) => ({ ...ANSWER, fields: { ...ANSWER.fields, 11: String(n).padStart(6, '0') } });
    const host = await serve((_frame, socket, _connection, n) => {
      socket.write(Buffer.concat([...(n > 1 ? [frame(numbered(n - 1))] : []), frame(numbered(n))]));
    });
    const kept = link(host.port, { keepConnection: true });
    for (let n = 1; n <= 3; n++) {
      const request = { ...REQUEST, fields: { ...REQUEST.fields, 11: String(n).padStart(6, '0') } };
      expect(await exchange(kept, PATIENT_MS, undefined, request)).toEqual({ kind: 'answer', message: numbered(n) });
    }
    expect(host.connections()).toBe(1);
  });

  it('that is kept is made anew when the host has closed it, or when it brought no answer', async () => {
    const closed = Promise.withResolvers<void>();
    const host = await serve((_frame, socket, connection, n) => {
      if (connection === 1) socket.end(frame(ANSWER)).once('close', closed.resolve);
      else if (n === 1) socket.write(frame(ANSWER));
    });
    const kept = link(host.port, { keepConnection: true });
    expect((await exchange(kept)).kind).toBe('answer');
    await closed.promise;
    expect((await exchange(kept)).kind).toBe('answer');
    expect((await exchange(kept, SHORT_MS)).kind).toBe('no-answer');
    expect((await exchange(kept)).kind).toBe('answer');
    expect(host.connections()).toBe(3);
  });
});

describe('the HTTP link for binary messages', () => {
  async function host(status: number, body: Buffer, seen: { type?: string; body?: Buffer } = {}): Promise<Link> {
    const server = createHttpServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        Object.assign(seen, { type: request.headers['content-type'], body: Buffer.concat(parts) });
        response.writeHead(status).end(body);
      });
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/iso8583`;
    return isoHttpLink({ transport: 'iso-http', url, dialect: 'unionpay-pos' });
  }

  it('posts a frame as smart terminals do, and reads the frame of the answer', async () => {
    const seen: { type?: string; body?: Buffer } = {};
    expect(await exchange(await host(200, frame(ANSWER), seen))).toEqual({ kind: 'answer', message: ANSWER });
    expect(seen.type).toBe('x-ISO-TPDU/x-auth');
    expect(seen.body).toEqual(frame(REQUEST));
  });

  it('reads a refusal whatever its status, and says what is wrong with an answer that is none', async () => {
    const refusal = { ...ANSWER, fields: { ...ANSWER.fields, 39: '30' } };
    expect((await exchange(await host(400, frame(refusal)))).kind).toBe('answer');
    expect(await exchange(await host(400, frame(ANSWER)))).toEqual({ kind: 'unreadable', reason: 'HTTP status 400' });
    const words = Buffer.from('format error');
    expect(await exchange(await host(400, words))).toMatchObject({ kind: 'unreadable' });
    expect(await exchange(await host(200, Buffer.concat([frame(ANSWER), words])))).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('not one frame'),
    });
    expect(await exchange(await host(200, Buffer.alloc(0)))).toMatchObject({ kind: 'unreadable' });
  });
});

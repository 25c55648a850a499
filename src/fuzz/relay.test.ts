// The relay on every kind of line: it is transparent until a campaign holds a request back or spoils an answer.
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { throwAwayAuthority } from '../crypto/certificate/throw-away.ts';
import { unionPayMac, wrapWorkKeys } from '../crypto/index.ts';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { compileDialect } from '../iso8583/index.ts';
import type { Message } from '../iso8583/message.ts';
import { dialectLine, jsonLine, type Line } from './line.ts';
import type { Host } from './passage.ts';
import { type Relay, startRelay } from './relay.ts';

const codec = compileDialect(DIALECTS['unionpay-pos']);
const TMK = '0123456789ABCDEFFEDCBA9876543210';
const REQUEST = { mti: '0200', fields: { 3: '000000', 11: '000001', 41: 'TP000001' } };
const APPROVAL = { mti: '0210', fields: { 3: '000000', 11: '000001', 39: '00', 41: 'TP000001' } };

/** What the hosts answer. */
let reply: Message = APPROVAL;
/** The vouchers of the messages that reached a host. */
let received: (string | undefined)[] = [];

const endings: (() => unknown)[] = [];
afterEach(async () => {
  reply = APPROVAL;
  received = [];
  for (const end of endings.splice(0).reverse()) await end();
});

async function relayTo(target: Host): Promise<Relay> {
  const relay = await startRelay(target, TMK);
  endings.push(() => relay.close());
  return relay;
}

/** A host over HTTP that approves every message it can read. */
async function httpHost(transport: 'json-http' | 'iso-http', line: Line): Promise<Host> {
  const server = createHttpServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const message = line.read(line.unframe(Buffer.concat(parts)));
      const known = message !== null;
      if (known) received.push(message.fields[11]);
      response.writeHead(known ? 200 : 400).end(known ? line.frame(line.write(reply) ?? Buffer.alloc(0)) : 'what?');
    });
  }).listen(0, '127.0.0.1');
  endings.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/iso8583`;
  return { transport, url, dialect: transport === 'json-http' ? 'json' : 'unionpay-pos' };
}

/** The same over TCP or TLS; what it cannot read ends the connection. */
async function streamHost(transport: 'iso-tcp' | 'iso-tls', line: Line): Promise<Host> {
  const authority = throwAwayAuthority();
  const { key, certificate } = authority.issue('host', ['127.0.0.1']);
  const take = (socket: Socket) => {
    const deframer = codec.deframer();
    socket.on('error', () => undefined);
    socket.on('data', (packet: Buffer) => {
      for (const frame of deframer.push(packet)) {
        const message = frame.kind === 'message' ? line.read(frame.payload) : null;
        if (message === null) return void socket.end();
        received.push(message.fields[11]);
        socket.write(codec.encodeFrame(reply));
      }
    });
  };
  const tls = transport === 'iso-tls';
  const server = (tls ? createTlsServer({ key, cert: certificate }, take) : createServer(take)).listen(0, '127.0.0.1');
  endings.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `${tls ? 'tls' : 'tcp'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const host = { transport, url, dialect: 'unionpay-pos' };
  return tls ? { ...host, certificateAuthority: authority.certificate } : host;
}

/** What a terminal gets for one request: a body, or null when the line breaks. */
async function ask({ host, line }: Relay): Promise<Buffer | null> {
  const body = line.write(REQUEST) ?? Buffer.alloc(0);
  if (host.transport === 'json-http' || host.transport === 'iso-http') {
    const sent = fetch(host.url, { method: 'POST', body: new Uint8Array(line.frame(body)) });
    const answer = await sent.catch(() => null);
    return answer && answer.status === 200 ? line.unframe(Buffer.from(await answer.arrayBuffer())) : null;
  }
  const { hostname, port } = new URL(host.url);
  const address = { host: hostname, port: Number(port) };
  return new Promise((resolve) => {
    const socket: Socket =
      host.transport === 'iso-tls' ? connectTls({ ...address, ca: host.certificateAuthority ?? [] }) : connect(address);
    socket.write(line.frame(body));
    endings.push(() => socket.destroy());
    const deframer = codec.deframer();
    socket.on('data', (packet: Buffer) => {
      for (const frame of deframer.push(packet)) if (frame.kind === 'message') resolve(frame.payload);
    });
    socket.on('error', () => undefined).on('close', () => resolve(null));
  });
}

const LINES = {
  'JSON over HTTP': () => httpHost('json-http', jsonLine),
  'binary over HTTP': () => httpHost('iso-http', dialectLine('unionpay-pos', true)),
  'binary over TCP': () => streamHost('iso-tcp', dialectLine('unionpay-pos')),
  'binary over TLS': () => streamHost('iso-tls', dialectLine('unionpay-pos')),
};

describe.each(Object.entries(LINES))('on %s', (_name, open) => {
  it('passes requests and answers on, in the way of its target', async () => {
    const target = await open();
    const relay = await relayTo(target);
    expect(relay.host.transport).toBe(target.transport);
    expect(relay.host.url).not.toBe(target.url);
    expect(relay.line.read((await ask(relay)) ?? Buffer.alloc(0))).toEqual(APPROVAL);
  });

  it('holds a request back and breaks the line, and can send it later', async () => {
    const relay = await relayTo(await open());
    let held: Buffer | undefined;
    relay.hooks.hold = ({ fields }, body) => {
      held = body;
      return fields[11] === '000001';
    };
    expect(await ask(relay)).toBeNull();
    const answer = await relay.send(held ?? Buffer.alloc(0));
    expect(relay.line.read(answer?.body ?? Buffer.alloc(0))).toEqual(APPROVAL);
  });

  it('sends others in the place of a request, of which the terminal gets one answer, or answers by itself', async () => {
    const relay = await relayTo(await open());
    const other = (voucher: string) =>
      relay.line.write({ ...REQUEST, fields: { ...REQUEST.fields, 11: voucher } }) ?? Buffer.alloc(0);
    relay.hooks.request = () => [other('000007'), other('000008')];
    expect(relay.line.read((await ask(relay)) ?? Buffer.alloc(0))).toEqual(APPROVAL);
    await expect.poll(() => received).toEqual(['000007', '000008']);
    const refusal = { mti: '0210', fields: { 39: '05' } };
    relay.hooks.request = () => ({
      answered: { status: 200, body: relay.line.write(refusal) ?? Buffer.alloc(0) },
    });
    expect(relay.line.read((await ask(relay)) ?? Buffer.alloc(0))).toEqual(refusal);
    expect(received).toEqual(['000007', '000008']);
  });

  it('passes a spoilt answer on, or breaks the line instead', async () => {
    const relay = await relayTo(await open());
    relay.hooks.answer = (_request, { status, body }) => ({ status, body: body.subarray(0, 20) });
    expect(await ask(relay)).toHaveLength(20);
    relay.hooks.answer = () => ({ status: 500, body: Buffer.from('<html>') });
    expect(await ask(relay)).toBeNull();
  });

  it('signs as the terminal does, once a sign-in has passed', async () => {
    const target = await open();
    const relay = await relayTo(target);
    expect(relay.sign()).toBeNull();
    const wrapped = wrapWorkKeys(TMK, { pinKey: '11'.repeat(16), macKey: '23'.repeat(16) });
    reply = { mti: '0810', fields: { 39: '00', 60: '00000001003', 62: wrapped } };
    await ask(relay);
    expect(relay.sign()?.(Buffer.from('covered'))).toBe(
      unionPayMac(Buffer.from('23'.repeat(8), 'hex'), Buffer.from('covered'))
        .toString('hex')
        .toUpperCase(),
    );
  });

  it('tells what the host does with something that is no message', async () => {
    const relay = await relayTo(await open());
    const answer = await relay.send(Buffer.alloc(30, 0xff));
    expect(answer === null || answer.status === 400).toBe(true);
  });
});

it('has no line for a dialect that there is not', async () => {
  await expect(async () =>
    startRelay({ transport: 'iso-tcp', url: 'tcp://127.0.0.1:1', dialect: 'klingon' }, TMK),
  ).rejects.toThrow(RangeError);
});

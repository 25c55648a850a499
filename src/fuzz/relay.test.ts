// The relay on every kind of line: it is transparent until a campaign holds a request back or spoils an answer.
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { compileDialect } from '../iso8583/index.ts';
import { dialectLine, jsonLine, type Line } from './line.ts';
import { type Host, type Relay, startRelay } from './relay.ts';

const codec = compileDialect(DIALECTS['unionpay-pos']);
const REQUEST = { mti: '0200', fields: { 3: '000000', 11: '000001', 41: 'TP000001' } };
const APPROVAL = { mti: '0210', fields: { 3: '000000', 11: '000001', 39: '00', 41: 'TP000001' } };

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function relayTo(target: Host): Promise<Relay> {
  const relay = await startRelay(target);
  endings.push(() => relay.close());
  return relay;
}

/** A host over HTTP that approves every message it can read. */
async function httpHost(transport: 'json-http' | 'iso-http', line: Line): Promise<Host> {
  const server = createHttpServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const known = line.read(line.unframe(Buffer.concat(parts))) !== null;
      response.writeHead(known ? 200 : 400).end(known ? line.frame(line.write(APPROVAL) ?? Buffer.alloc(0)) : 'what?');
    });
  }).listen(0, '127.0.0.1');
  endings.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/iso8583`;
  return { transport, url, dialect: transport === 'json-http' ? 'json' : 'unionpay-pos' };
}

/** The same over TCP; what it cannot read ends the connection. */
async function tcpHost(line: Line): Promise<Host> {
  const server = createServer((socket) => {
    const deframer = codec.deframer();
    socket.on('error', () => undefined);
    socket.on('data', (packet: Buffer) => {
      for (const frame of deframer.push(packet))
        if (frame.kind === 'message' && line.read(frame.payload) !== null) socket.write(codec.encodeFrame(APPROVAL));
        else socket.end();
    });
  }).listen(0, '127.0.0.1');
  endings.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { transport: 'iso-tcp', url, dialect: 'unionpay-pos' };
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
  return new Promise((resolve) => {
    const socket: Socket = connect(Number(port), hostname, () => socket.write(line.frame(body)));
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
  'binary over HTTP': () => httpHost('iso-http', dialectLine('unionpay-pos')),
  'binary over TCP': () => tcpHost(dialectLine('unionpay-pos')),
};

describe.each(Object.entries(LINES))('on %s', (_name, open) => {
  it('passes requests and answers on', async () => {
    const relay = await relayTo(await open());
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

  it('passes a spoilt answer on, or breaks the line instead', async () => {
    const relay = await relayTo(await open());
    relay.hooks.answer = (_request, { status, body }) => ({ status, body: body.subarray(0, 20) });
    expect(await ask(relay)).toHaveLength(20);
    relay.hooks.answer = () => ({ status: 500, body: Buffer.from('<html>') });
    expect(await ask(relay)).toBeNull();
  });

  it('tells what the host does with something that is no message', async () => {
    const relay = await relayTo(await open());
    const answer = await relay.send(Buffer.alloc(30, 0xff));
    expect(answer === null || answer.status === 400).toBe(true);
  });
});

it('has no line for a dialect that there is not', async () => {
  await expect(async () =>
    startRelay({ transport: 'iso-tcp', url: 'tcp://127.0.0.1:1', dialect: 'klingon' }),
  ).rejects.toThrow(RangeError);
});

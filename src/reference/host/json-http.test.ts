// The link over HTTP, against a small server of the test's own: every way in which an exchange can end.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { configuration, Till } from '../testing/till.ts';
import { jsonHttpLink } from './json-http.ts';
import { openLink } from './links.ts';

const servers: Server[] = [];
const workers: Worker[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.terminate();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/iso8583`;
}

/** A server in another thread: it says when a request has come, and answers a little later, even while this thread is busy. */
async function serveElsewhere(body: string) {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const server = require('node:http').createServer((request, response) => {
      parentPort.postMessage('arrived');
      setTimeout(() => response.end(workerData), 20);
    });
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;
  const worker = new Worker(code, { eval: true, workerData: body });
  workers.push(worker);
  const [port] = await once(worker, 'message');
  return { url: `http://127.0.0.1:${port}/iso8583`, arrival: () => once(worker, 'message') };
}

const REQUEST = { mti: '0200', fields: { 3: '000000', 11: '000001' } };
/** Long where an answer comes, short where none does. */
const PATIENT_MS = 5000;
const SHORT_MS = 80;
const BUSY_MS = 300;
const exchange = (url: string, responseTimeoutMs = PATIENT_MS, signal = new AbortController().signal) =>
  jsonHttpLink({ url }).exchange(REQUEST, { responseTimeoutMs, connectTimeoutMs: responseTimeoutMs }, signal);

describe('the HTTP link', () => {
  it('posts the message as JSON and reads the answer', async () => {
    let received = '';
    const url = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => (received += part));
      request.on('end', () => response.end('{"mti":"0210","fields":{"11":"000001","39":"00"}}'));
    });
    expect(await exchange(url)).toEqual({
      kind: 'answer',
      message: { mti: '0210', fields: { 11: '000001', 39: '00' } },
    });
    expect(JSON.parse(received)).toEqual({ mti: '0200', fields: { 3: '000000', 11: '000001' } });
  });

  it('asks to be told of a silence in a test alone, and what it is told ends the wait', async () => {
    const asked: unknown[] = [];
    const url = await serve((request, response) => {
      asked.push(request.headers.prefer);
      response.writeProcessing();
      if (asked.length > 1) setTimeout(() => response.end('{"mti":"0210","fields":{"39":"00"}}'), 20);
    });
    let told = true;
    const link = jsonHttpLink({ url }, () => told);
    const { signal } = new AbortController();
    const timers = { responseTimeoutMs: PATIENT_MS, connectTimeoutMs: PATIENT_MS };
    expect(await link.exchange(REQUEST, timers, signal)).toEqual({ kind: 'no-answer', reason: 'timeout' });
    told = false;
    expect(await link.exchange(REQUEST, timers, signal)).toMatchObject({ kind: 'answer' });
    expect(asked).toEqual([`tillproof-silence=${PATIENT_MS}`, undefined]);
  });

  it.each(['00', '12', '51'])(
    'takes a message with code %s for no answer where the status is an error',
    async (code) => {
      const url = await serve((_request, response) => {
        response.statusCode = 500;
        response.end(`{"mti":"0210","fields":{"39":"${code}"}}`);
      });
      expect(await exchange(url)).toEqual({ kind: 'unreadable', reason: 'HTTP status 500' });
    },
  );

  it('takes a refusal that is a message for an answer, whatever the status', async () => {
    const url = await serve((_request, response) => {
      response.statusCode = 400;
      response.end('{"mti":"0210","fields":{"39":"30"},"error":{"code":"bad"}}');
    });
    expect(await exchange(url)).toMatchObject({ kind: 'answer', message: { fields: { 39: '30' } } });
  });

  it.each([
    ['', 'not JSON'],
    ['<html>', 'not JSON'],
    ['{"mti":"0210","fields":{"39":"0', 'not JSON'],
    ['[]', 'no message'],
    ['null', 'no message'],
    ['{"mti":210,"fields":{}}', 'no message'],
    ['{"mti":"0210","fields":[]}', 'no message'],
    ['{"mti":"0210","fields":{"1":"x"}}', 'no message'],
    ['{"mti":"0210","fields":{"129":"x"}}', 'no message'],
    ['{"mti":"0210","fields":{"39":0}}', 'no message'],
    [`{"mti":"0210","fields":{"48":"${'1'.repeat(300_000)}"}}`, 'more than 262144 bytes'],
  ])('says that an answer like %.40s cannot be read', async (body, reason) => {
    const url = await serve((_request, response) => response.end(body));
    expect(await exchange(url)).toEqual({ kind: 'unreadable', reason });
  });

  it('gives up after the response time, also in the middle of an answer', async () => {
    const silent = await serve(() => {});
    expect(await exchange(silent, SHORT_MS)).toEqual({ kind: 'no-answer', reason: 'timeout' });
    const slow = await serve((_request, response) => response.write('{"mti":'));
    expect(await exchange(slow, SHORT_MS)).toEqual({ kind: 'no-answer', reason: 'timeout' });
  });

  it('tells a lost connection from one that never came about', async () => {
    const reset = await serve((request) => request.socket.destroy());
    expect(await exchange(reset)).toEqual({ kind: 'no-answer', reason: 'closed' });
    const gone = await serve(() => {});
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await exchange(gone)).toEqual({ kind: 'not-sent', stage: 'connect', reason: 'ECONNREFUSED' });
  });

  it('drops the connection at once when it is told to', async () => {
    const cut = new AbortController();
    const url = await serve(() => cut.abort());
    expect(await exchange(url, PATIENT_MS, cut.signal)).toEqual({ kind: 'no-answer', reason: 'closed' });
    expect(await exchange(url, PATIENT_MS, AbortSignal.abort())).toEqual({ kind: 'no-answer', reason: 'closed' });
  });

  it('counts an answer that arrived while this process was busy past its timer', async () => {
    const { url, arrival } = await serveElsewhere('{"mti":"0210","fields":{}}');
    const arrived = arrival();
    const outcome = exchange(url, BUSY_MS);
    await arrived;
    const until = performance.now() + BUSY_MS * 1.5;
    while (performance.now() < until);
    expect((await outcome).kind).toBe('answer');
  });
});

describe('a terminal over HTTP', () => {
  it('makes a sale', async () => {
    const till = new Till({ openLink });
    const url = await serve(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const outcome = await till.host.exchange(JSON.parse(Buffer.concat(parts).toString()));
      response.end(JSON.stringify(outcome.kind === 'answer' ? outcome.message : {}));
    });
    const { host } = configuration();
    await till.act({ command: 'power-on', configuration: configuration({ host: { ...host, url } }), erase: true });
    await till.signIn();
    await till.sale();
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
    await till.terminal.close();
  });

  it('refuses a dialect that it does not have', async () => {
    const link = openLink({ transport: 'iso-tcp', url: 'tcp://127.0.0.1:1', dialect: 'none' });
    await expect(link).rejects.toThrow(/no dialect/);
  });
});

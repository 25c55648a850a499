// Over which connections requests go: kept ones where the other side keeps them, and a command over none that may be gone.
import { createServer } from 'node:http';
import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { createRequester } from './http-requester.ts';

/** Longer than any machine keeps a test waiting. */
const LONG_MS = 600_000;

const closing: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) close();
});

async function requesterOf(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = new URL(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
  const requester = createRequester(base, LONG_MS, {}, LONG_MS);
  closing.push(requester.close, () => server.close());
  return requester;
}

/** Answers everything; which requests came over each connection. */
async function keeping() {
  const connections = new Map<Socket, string[]>();
  const server = createServer((request, response) => {
    connections.set(request.socket, [...(connections.get(request.socket) ?? []), request.method ?? '']);
    response.end('{}');
  });
  // A server that closed a connection that rests would decide what is tested here.
  server.keepAliveTimeout = 0;
  return { requester: await requesterOf(server), seen: () => [...connections.values()] };
}

it('sends commands over the connection of the requests before, once that was kept', async () => {
  const { requester, seen } = await keeping();
  await requester.post('/v1/command', '{}');
  await requester.get('/v1/state', 0);
  await requester.post('/v1/command', '{}');
  await requester.get('/v1/state', 0);
  await requester.post('/v1/command', '{}');
  expect(seen()).toEqual([['POST'], ['GET', 'GET', 'POST'], ['POST']]);
});

it('sends a command over a new connection when the kept one has rested', async () => {
  const { requester, seen } = await keeping();
  await requester.get('/v1/state', 0);
  await requester.get('/v1/state', 0);
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + LONG_MS);
  await requester.post('/v1/command', '{}');
  expect(seen()).toEqual([['GET', 'GET'], ['POST']]);
});

it('never sends a command over a connection of a server that closes them without a word', async () => {
  const connections: string[][] = [];
  const server = createPlainServer((socket) => {
    const seen: string[] = [];
    connections.push(seen);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      seen.push(String(data).split(' ')[0] ?? '');
      if (seen.length > 1) socket.resetAndDestroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
    });
  });
  const requester = await requesterOf(server);
  for (let round = 0; round < 3; round++) {
    await requester.get('/v1/state', 0);
    await requester.get('/v1/state', 0);
    await requester.post('/v1/command', '{}');
  }
  expect(connections.filter((seen) => seen.includes('POST'))).toEqual([['POST'], ['POST'], ['POST']]);
  expect(connections.filter((seen) => seen.length > 1).length).toBeGreaterThan(0);
});

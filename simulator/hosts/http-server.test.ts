import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createBoundedServer, DEFAULT_BOUNDS, type HttpBounds, listen, shut } from './http-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function serve(bounds: Partial<HttpBounds> = {}): Promise<{ url: string; port: number }> {
  const server = createBoundedServer(
    (request, response) => {
      request.resume();
      request.on('end', () => response.end('{"fine":true}'));
    },
    (status) => ({ refused: status }),
    { ...DEFAULT_BOUNDS, ...bounds },
  );
  open.push({ close: () => shut(server) });
  const url = await listen(server, 0, '127.0.0.1');
  return { url, port: Number(new URL(url).port) };
}

/** Writes to a bare socket and resolves with everything that came back when the server ends the connection. */
function talk(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
}

test('a client that never finishes its head is told so and let go, and others are answered meanwhile', async () => {
  const { url, port } = await serve({ headersTimeoutMs: 100, requestTimeoutMs: 200 });
  const slow = Array.from({ length: 20 }, () => talk(port, 'POST /iso8583 HTTP/1.1\r\nHost: x\r\nX-Slow: '));
  expect(await (await fetch(url)).json()).toEqual({ fine: true });
  for (const answer of await Promise.all(slow)) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('{"refused":408}');
  }
});

test('a client that never finishes its body is let go', async () => {
  const { port } = await serve({ headersTimeoutMs: 100, requestTimeoutMs: 150 });
  const answer = await talk(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"mti');
  expect(answer).toContain('408');
});

test('what is no HTTP at all is answered 400', async () => {
  const { port } = await serve();
  expect(await talk(port, '\u0000\u00480200 not http\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*\{"refused":400\}$/s);
});

test('more connections than allowed are closed, and their places are free again when others leave', async () => {
  const { url, port } = await serve({ connections: 2 });
  const sockets = await Promise.all(
    [1, 2].map(
      () =>
        new Promise<Socket>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => resolve(socket));
        }),
    ),
  );
  await expect.poll(() => talk(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toBe('');
  for (const socket of sockets) socket.destroy();
  await expect.poll(async () => (await fetch(url)).status).toBe(200);
});

test('a port that is taken rejects', async () => {
  const { port } = await serve();
  const second = createBoundedServer(
    () => undefined,
    () => ({}),
  );
  await expect(listen(second, port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

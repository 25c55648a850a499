// The relay over HTTP, for JSON and for binary bodies.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Line } from './line.ts';
import type { Host, Relay, RelayedAnswer, RelayHooks } from './relay.ts';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function startHttpRelay(target: Host, line: Line): Promise<Relay> {
  const hooks: RelayHooks = {};
  const contentType = target.transport === 'json-http' ? 'application/json' : 'x-ISO-TPDU/x-auth';
  const headers = { 'content-type': contentType };

  const send = async (body: Uint8Array): Promise<RelayedAnswer> => {
    const response = await fetch(target.url, { method: 'POST', headers, body: new Uint8Array(line.frame(body)) });
    return { status: response.status, body: line.unframe(new Uint8Array(await response.arrayBuffer())) };
  };
  const relay = async (request: IncomingMessage, response: ServerResponse) => {
    const body = line.unframe(await bodyOf(request));
    const message = line.read(body);
    if (message !== null && hooks.hold?.(message, body)) {
      request.socket.destroy();
      return;
    }
    const truth = await send(body);
    const answer = message === null ? truth : (hooks.answer?.(message, truth) ?? truth);
    response.writeHead(answer.status, headers).end(line.frame(answer.body));
  };
  const server = createServer((request, response) => {
    relay(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: { ...target, url: `http://127.0.0.1:${port}${new URL(target.url).pathname}` },
    line,
    hooks,
    send: (body) => send(body).catch(() => null),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

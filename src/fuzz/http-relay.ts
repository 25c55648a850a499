// The relay over HTTP, for JSON and for binary bodies.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask, http } from '../http.ts';
import type { Host, Passage, Passing, RelayedAnswer } from './passage.ts';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function startHttpRelay(target: Host, { line, hooks, passed }: Passage): Promise<Passing> {
  const contentType = target.transport === 'json-http' ? 'application/json' : 'x-ISO-TPDU/x-auth';
  const headers = { 'content-type': contentType };

  const send = async (body: Uint8Array, framed = false): Promise<RelayedAnswer> => {
    const answer = await ask(target.url, { method: 'POST', headers }, framed ? body : line.frame(body));
    return { status: answer.status, body: line.unframe(answer.body) };
  };
  const sendAll = async ([first = Buffer.alloc(0), ...more]: readonly Buffer[]): Promise<RelayedAnswer> => {
    const answer = await send(first);
    for (const body of more) await send(body).catch(() => undefined);
    return answer;
  };
  const relay = async (request: IncomingMessage, response: ServerResponse) => {
    const body = line.unframe(await bodyOf(request));
    const message = line.read(body);
    if (message !== null && hooks.hold?.(message, body)) {
      request.socket.destroy();
      return;
    }
    const instead = message === null ? undefined : hooks.request?.(message, body);
    const truth = instead !== undefined && 'answered' in instead ? instead.answered : await sendAll(instead ?? [body]);
    passed(truth.body);
    const answer = message === null ? truth : (hooks.answer?.(message, truth) ?? truth);
    response.writeHead(answer.status, headers).end(answer.framed ? answer.body : line.frame(answer.body));
  };
  const server = http.createServer((request, response) => {
    relay(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: { ...target, url: `http://127.0.0.1:${port}${new URL(target.url).pathname}` },
    send: (body, framed) => send(body, framed).catch(() => null),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

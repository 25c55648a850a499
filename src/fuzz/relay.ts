// A relay between terminal and acquirer on the JSON wire: it lets a campaign hold a request back or damage an answer.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Message } from '../iso8583/message.ts';

/** What goes back to the terminal: a status and a body of any bytes. */
export type RelayedAnswer = { status: number; body: string };

/** Decides about one request. Without a hook the relay is transparent. */
export type RelayHooks = {
  /** True = keep the request, close the connection without an answer. */
  hold?: (request: Message) => boolean;
  /** Gives the answer to pass on in place of the true one. */
  answer?: (request: Message, answer: RelayedAnswer) => RelayedAnswer;
};

export type Relay = { url: string; hooks: RelayHooks; close(): Promise<void> };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Listens on a free loopback port and passes POSTs on to `target`, the URL that the terminal would have used. */
export async function startRelay(target: string): Promise<Relay> {
  const hooks: RelayHooks = {};
  const relay = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const message = JSON.parse(body) as Message;
    if (hooks.hold?.(message)) {
      request.socket.destroy();
      return;
    }
    const upstream = await fetch(target, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const truth = { status: upstream.status, body: await upstream.text() };
    const answer = hooks.answer?.(message, truth) ?? truth;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  };
  const server = createServer((request, response) => {
    relay(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${new URL(target).pathname}`,
    hooks,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

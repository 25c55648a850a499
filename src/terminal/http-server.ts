// Serves any terminal over the HTTP form of the contract.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { http } from '../http.ts';
import { type Command, ContractError, type Terminal } from './contract.ts';
import { guard } from './guard.ts';
import { JSON_TYPE, numberOf, Refused, readJson, refusalOf } from './http-messages.ts';
import { openApi } from './openapi.ts';

export interface ServeOptions {
  /** Address to listen on; 127.0.0.1 unless told otherwise. */
  host?: string;
  /** 0, the default, takes a free port. */
  port?: number;
  /** Longest request body in bytes; default 64 KiB. */
  bodyLimitBytes?: number;
}

export interface ServedTerminal {
  /** Address of the contract, without a slash at the end. */
  url: string;
  /** Stops listening and cuts every connection; the terminal itself stays open. */
  close: () => Promise<void>;
}

/** A long poll waits at most this long, in milliseconds; a longer `waitMs` is refused. */
export const MAX_WAIT_MS = 30_000;

type Answer = { status?: number; type?: string; headers?: Record<string, string>; body: string };
type Route = { method: 'GET' | 'POST'; answer: (request: IncomingMessage, query: URLSearchParams) => Promise<Answer> };

/** Listens and serves the terminal; rejects when the address cannot be had. */
export async function serveTerminal(terminal: Terminal, options: ServeOptions = {}): Promise<ServedTerminal> {
  const { host = '127.0.0.1', port = 0, bodyLimitBytes = 64 * 1024 } = options;
  const routes = routesOf(guard(terminal), bodyLimitBytes);
  const server = http.createServer((request, response) => {
    void serve(routes, request).then((answer) => send(response, answer));
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  await listen(server, port, host);
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function routesOf(terminal: Terminal, bodyLimitBytes: number): Record<string, Route> {
  const get = (value: (query: URLSearchParams) => Promise<unknown>): Route => ({
    method: 'GET',
    answer: async (_request, query) => ({ body: JSON.stringify(await value(query)) }),
  });
  return {
    '/v1/command': {
      method: 'POST',
      answer: async (request) => {
        const command = (await readJson(request, bodyLimitBytes)) as Command;
        return { body: JSON.stringify(await terminal.execute(command)) };
      },
    },
    '/v1/events': get(async (query) => {
      const since = numberOf(query, 'since', 0, Number.MAX_SAFE_INTEGER);
      return { events: await terminal.events(since, numberOf(query, 'waitMs', 0, MAX_WAIT_MS)) };
    }),
    '/v1/state': get(() => terminal.state()),
    '/v1/journal': get(async () => ({ entries: await terminal.journal() })),
    '/v1/capabilities': get(() => terminal.capabilities()),
    '/v1/log': {
      method: 'GET',
      answer: async () => ({ type: 'text/plain; charset=utf-8', body: await terminal.log() }),
    },
    '/openapi.json': get(async () => openApi()),
  };
}

async function serve(routes: Record<string, Route>, request: IncomingMessage): Promise<Answer> {
  try {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route === undefined)
      throw new Refused(
        404,
        'unknown-command',
        `There is no such address; there are ${Object.keys(routes).join(', ')}.`,
      );
    if (request.method !== route.method)
      throw new Refused(405, 'unknown-command', `${path} takes ${route.method} only.`, { allow: route.method });
    return await route.answer(request, new URLSearchParams(query));
  } catch (error) {
    return refusalOf(error);
  }
}

function send(response: ServerResponse, { status = 200, type = JSON_TYPE, headers = {}, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(body);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new ContractError('adapter-fault', `Cannot listen on ${host}:${port}: ${error.message}`, { cause: error }),
      ),
    );
    server.listen(port, host, resolve);
  });
}

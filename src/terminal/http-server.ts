// Serves any terminal over the HTTP form of the contract.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { http } from '../http.ts';
import { type Command, ContractError, type HoldRequest, type Terminal } from './contract.ts';
import { HOLD_HEADER } from './drivers/http.ts';
import { guard } from './guard.ts';
import { Holds } from './holds.ts';
import { JSON_TYPE, numberOf, Refused, readJson, refusalOf } from './http-messages.ts';
import { openApi } from './openapi.ts';
import { describeViolation, violationOf } from './validate.ts';

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
const MAX_WAIT_MS = 30_000;

type Answer = { status?: number; type?: string; headers?: Record<string, string>; body: string };
type Method = 'GET' | 'POST' | 'DELETE';
type Route = Partial<Record<Method, (request: IncomingMessage, query: URLSearchParams) => Promise<Answer>>>;

/** Listens and serves the terminal; rejects when the address cannot be had. */
export async function serveTerminal(terminal: Terminal, options: ServeOptions = {}): Promise<ServedTerminal> {
  const { host = '127.0.0.1', port = 0, bodyLimitBytes = 64 * 1024 } = options;
  const holds = new Holds();
  const routes = routesOf(guard(terminal), holds, bodyLimitBytes);
  const server = http.createServer((request, response) => {
    holds.renew(tokenOf(request));
    void serve(routes, request).then((answer) => {
      holds.renew(tokenOf(request));
      send(response, answer);
    });
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

/** The token of the hold that the sender says he has. */
function tokenOf({ headers }: IncomingMessage): string | undefined {
  return [headers[HOLD_HEADER.toLowerCase()]].flat()[0];
}

function routesOf(terminal: Terminal, holds: Holds, bodyLimitBytes: number): Record<string, Route> {
  const get = (value: (query: URLSearchParams) => Promise<unknown>): Route => ({
    GET: async (_request, query) => ({ body: JSON.stringify(await value(query)) }),
  });
  return {
    '/v1/command': {
      POST: async (request) => {
        const command = (await readJson(request, bodyLimitBytes)) as Command;
        holds.assertFree(tokenOf(request));
        return { body: JSON.stringify(await terminal.execute(command)) };
      },
    },
    '/v1/hold': {
      POST: async (request) => {
        const wish = await readJson(request, bodyLimitBytes);
        const violation = violationOf('HoldRequest', wish);
        if (violation !== null) throw new ContractError('invalid-command', describeViolation('HoldRequest', violation));
        return { body: JSON.stringify(holds.take(wish as HoldRequest, tokenOf(request))) };
      },
      DELETE: async (request) => {
        holds.release(tokenOf(request));
        return { status: 204, body: '' };
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
      GET: async () => ({ type: 'text/plain; charset=utf-8', body: await terminal.log() }),
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
    const methods = Object.keys(route) as Method[];
    const method = methods.find((each) => each === request.method);
    const answer = method === undefined ? undefined : route[method];
    if (answer === undefined)
      throw new Refused(405, 'unknown-command', `${path} takes ${methods.join(', ')} only.`, {
        allow: methods.join(', '),
      });
    return await answer(request, new URLSearchParams(query));
  } catch (error) {
    return refusalOf(error);
  }
}

function send(response: ServerResponse, { status = 200, type = JSON_TYPE, headers = {}, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    ...(status === 204 ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
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

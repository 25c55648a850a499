// The console over HTTP: who may ask, how much, and what is answered. Reading is for this machine, changing for whoever has the token.
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { http } from '../http.ts';
import { type Asset, POLICY } from './assets.ts';
import type { Feed } from './feed.ts';

/** Largest body that is read, in bytes: a dump to be explained. */
const MOST_BODY = 256 * 1024;
const TOKEN_HEADER = 'x-tillproof-token';

export type Answer = { status?: number; type?: string; body: string | Buffer; headers?: Record<string, string> };

type Served = {
  assets: Readonly<Record<string, Asset>>;
  feed: Feed;
  token: string;
  /** True for a Host header by which the console may be addressed. */
  addressed(host: string | undefined): boolean;
  /** Answers a GET; null where there is no such address. */
  read(path: string, query: string): Promise<Answer | null>;
  /** Does what a POST with the token asks for; null where there is no such address. */
  change(path: string, body: unknown): Promise<Answer | null>;
};

/** Something that the page is told, with its status; `zh` is the same in Chinese, where people may come to read it. */
export class Refusal extends Error {
  readonly status: number;
  readonly zh: string;
  constructor(status: number, message: string, zh = message) {
    super(message);
    this.status = status;
    this.zh = zh;
  }
}

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function consoleServer(served: Served): Server {
  const server = http.createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 }, (request, response) => {
    response.on('error', () => undefined);
    handle(served, request, response).catch((error: unknown) => {
      const status = error instanceof Refusal ? error.status : 500;
      const { message, zh } =
        error instanceof Refusal ? error : { message: 'the console could not do it', zh: '控制台无法完成该操作' };
      if (!(error instanceof Refusal)) console.error(`console: ${(error as Error)?.message ?? error}`);
      send(response, json({ error: { message, zh } }, status));
    });
  });
  server.maxConnections = 200;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return server;
}

async function handle(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host, origin } = request.headers;
  // Not a page of another site, neither by a request of its own nor by a name of its own that it lets point here.
  if (!served.addressed(host) || (origin !== undefined && origin !== `http://${host}`))
    throw new Refusal(403, 'pages of other sites may not use the console');
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
  const { method } = request;
  if (method === 'GET' || method === 'HEAD') {
    const asset = Object.hasOwn(served.assets, path) ? served.assets[path] : undefined;
    if (asset !== undefined) return send(response, asset);
    if (path === '/admin/stream') {
      const last = [request.headers['last-event-id']].flat()[0];
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      if (!served.feed.open(response, last)) throw new Refusal(503, 'too many pages look on already', '打开的页面过多');
      return;
    }
    const answer = await served.read(path, query);
    if (answer === null) throw new Refusal(404, 'there is no such address');
    return send(response, answer);
  }
  if (method !== 'POST') throw new Refusal(405, `${method} is not possible here`);
  if (!sameToken(request.headers[TOKEN_HEADER], served.token))
    throw new Refusal(
      401,
      'open the address that the console printed when it started: its token is missing or of another start',
      '请打开控制台启动时显示的地址：令牌缺失，或属于另一次启动',
    );
  const answer = await served.change(path, await readJson(request));
  if (answer === null) throw new Refusal(404, 'there is no such address');
  send(response, answer);
}

/** Takes as long for a wrong token as for the right one. */
function sameToken(given: string | string[] | undefined, token: string): boolean {
  const [one, other] = [Buffer.from(String(given ?? '')), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw new Refusal(415, 'send JSON as Content-Type: application/json');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BODY) throw new Refusal(413, `a body has at most ${MOST_BODY} bytes`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new Refusal(400, 'the body is not JSON');
  }
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

function send(response: ServerResponse, { status = 200, type = 'application/json', body, headers = {} }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    ...HEADERS,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

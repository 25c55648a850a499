// An HTTP server with bounds: slow, huge or broken clients are told so and let go, and cannot starve the others.
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { http } from '../../src/http.ts';
import { Turns } from './http-turns.ts';

/** Bounds of a server; times in milliseconds, sizes in bytes. */
export type HttpBounds = {
  headerBytes: number;
  /** From the first byte of a request to the end of its head. */
  headersTimeoutMs: number;
  /** From the first byte of a request to the end of its body. */
  requestTimeoutMs: number;
  /** An idle connection is kept this long. */
  idleTimeoutMs: number;
  /** Further connections are closed at once. */
  connections: number;
  /** Requests on one connection that have no answer yet; whoever piles up more gets the first answer and is hung up on. */
  piled: number;
};

export const DEFAULT_BOUNDS: HttpBounds = {
  headerBytes: 8 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  idleTimeoutMs: 75_000,
  connections: 4096,
  piled: 256,
};

const STATUS_OF_ERROR: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** A server that is not listening yet. Requests of one connection are answered one after the other, in their order. What is no HTTP at all is answered with `malformed(status)` as JSON and hung up on. */
export function createBoundedServer(
  listener: RequestListener,
  malformed: (status: number) => object,
  bounds: HttpBounds = DEFAULT_BOUNDS,
): Server {
  const server = http.createServer({
    maxHeaderSize: bounds.headerBytes,
    headersTimeout: bounds.headersTimeoutMs,
    requestTimeout: bounds.requestTimeoutMs,
    keepAliveTimeout: bounds.idleTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, bounds.headersTimeoutMs),
    noDelay: true,
  });
  server.maxConnections = bounds.connections;
  const connections = new WeakMap<Duplex, Turns>();
  const turnsOf = (socket: Socket) => {
    const known = connections.get(socket) ?? new Turns(socket, bounds.piled);
    connections.set(socket, known);
    return known;
  };
  server.on('request', (request, response) => {
    turnsOf(request.socket).add({ request, response, begin: () => listener(request, response) });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = STATUS_OF_ERROR[error.code ?? ''] ?? 400;
    const body = JSON.stringify(malformed(status));
    turnsOf(socket as Socket).end(`${httpHead(status, Buffer.byteLength(body))}${body}`);
  });
  // A client that waits for leave to send gets it from the body parser's own limit: refuse what is announced as too large.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    const begin = () => {
      if (Number(request.headers['content-length'] ?? 0) <= bounds.headerBytes * 8) response.writeContinue();
      listener(request, response);
    };
    turnsOf(request.socket).add({ request, response, begin });
  });
  return server;
}

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Status line and headers of an answer after which the connection is closed, or kept. */
export function httpHead(
  status: number,
  length: number,
  connection: 'close' | 'keep-alive' = 'close',
  contentType = JSON_TYPE,
): string {
  return (
    `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\nContent-Type: ${contentType}\r\n` +
    `Content-Length: ${length}\r\nConnection: ${connection}\r\n\r\n`
  );
}

/** Listens (port 0 = any free one) and resolves to the base URL; rejects when the port is taken or forbidden. */
export function listen(server: Server, port: number, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, server.maxConnections, () => {
      server.off('error', reject);
      const { port: actual } = server.address() as AddressInfo;
      const host = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${actual}`);
    });
  });
}

/** Stops listening; answers that are being made may leave within the grace, then everybody is hung up on. */
export function shut(server: Server, graceMs = 0): Promise<void> {
  return new Promise((resolve) => {
    const hangUp = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(hangUp);
      resolve();
    });
    if (graceMs === 0) server.closeAllConnections();
  });
}

// The way in over TCP and TLS: frames of a binary dialect, many of them outstanding on every connection, slow and silent ones let go.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { Engine } from '../engine/engine.ts';
import type { BinaryWire } from './binary-wire.ts';
import { DEFAULT_TCP_BOUNDS, type TcpBounds } from './tcp-bounds.ts';
import { TcpConnection } from './tcp-connection.ts';

/** Key and certificate of the host in PEM; with `clientAuthority` terminals must show a certificate that chains to it. */
export type TlsIdentity = { key: string; certificate: string; clientAuthority?: string };

type TcpHostOptions = {
  engine: Engine;
  wire: BinaryWire;
  /** Makes it a TLS host. */
  tls?: TlsIdentity;
  bounds?: Partial<TcpBounds>;
  /** Told of faults of the host itself. */
  onFault?: (error: unknown) => void;
};

export type TcpHost = {
  /** Listens (port 0 = any free one); resolves to `ip:port`, rejects when the port cannot be had. */
  listen(port: number, address: string): Promise<string>;
  /** Connections that are open. */
  readonly connections: number;
  /** Stops listening; answers that are being made may leave within the grace, then everybody is hung up on. */
  close(graceMs?: number): Promise<void>;
};

/** A host that is not listening yet. Throws RangeError when the dialect has no framing: its messages cannot share a stream. */
export function tcpHost({ engine, wire, tls, onFault, ...options }: TcpHostOptions): TcpHost {
  const frameBytes = wire.codec.dialect.maxBytes ?? DEFAULT_TCP_BOUNDS.frameBytes;
  const bounds: TcpBounds = { ...DEFAULT_TCP_BOUNDS, frameBytes, ...options.bounds };
  wire.codec.deframer(bounds.frameBytes);
  const transport = tls === undefined ? 'iso-tcp' : 'iso-tls';
  const open = new Set<TcpConnection>();

  const accept = (stream: Socket, raw: Socket): void => {
    const connection = new TcpConnection({ stream, raw, engine, wire, transport, bounds, onFault });
    open.add(connection);
    stream.once('close', () => open.delete(connection));
  };

  /** With TLS: the connections below, also those whose handshake is not finished. */
  const underneath = new Set<Socket>();
  const server =
    tls === undefined
      ? createServer({ allowHalfOpen: true, noDelay: true }, (socket) => accept(socket, socket))
      : tlsServer(tls, bounds, accept);
  if (tls !== undefined)
    server.on('connection', (socket: Socket) => {
      underneath.add(socket);
      socket.once('close', () => underneath.delete(socket));
    });
  server.maxConnections = bounds.connections;
  const tick = Math.max(5, Math.min(bounds.frameTimeoutMs, bounds.idleTimeoutMs, 4000) / 4);
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const connection of open) connection.sweep(now);
  }, tick).unref();

  return {
    get connections() {
      return open.size;
    },
    listen: (port, address) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        // As many may wait to be taken as may be open: those that find no place come back only after a second.
        server.listen(port, address, bounds.connections, () => {
          server.off('error', reject);
          const { port: actual } = server.address() as AddressInfo;
          const host = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address;
          resolve(`${host.includes(':') ? `[${host}]` : host}:${actual}`);
        });
      }),
    close: (graceMs = 0) =>
      new Promise((resolve) => {
        clearInterval(sweep);
        const hangUp = () => {
          for (const connection of open) connection.hangUp();
          for (const socket of underneath) socket.destroy();
        };
        const timer = setTimeout(hangUp, graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        for (const connection of open) connection.finish();
        if (graceMs === 0) hangUp();
      }),
  };
}

/** The same behind TLS. Faults that tear a connection down need the socket under the encryption, which is found by its port. */
function tlsServer(
  { key, certificate, clientAuthority }: TlsIdentity,
  { frameTimeoutMs }: TcpBounds,
  accept: (stream: Socket, raw: Socket) => void,
): Server {
  const options: TlsOptions & { allowHalfOpen: true } = {
    allowHalfOpen: true,
    key,
    cert: certificate,
    minVersion: 'TLSv1.2',
    handshakeTimeout: frameTimeoutMs,
    ...(clientAuthority === undefined ? {} : { ca: clientAuthority, requestCert: true, rejectUnauthorized: true }),
  };
  const underneath = new Map<string, Socket>();
  const name = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress}/${remotePort}`;
  const server = createTlsServer(options, (stream) => {
    stream.setNoDelay(true);
    accept(stream, underneath.get(name(stream)) ?? stream);
  });
  server.on('connection', (raw: Socket) => {
    const called = name(raw);
    underneath.set(called, raw);
    raw.once('close', () => underneath.delete(called));
  });
  // A handshake that fails is the client's affair: it learns of it by the alert.
  server.on('tlsClientError', (_error, stream) => stream.destroy());
  return server;
}

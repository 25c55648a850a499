// Which ways in an acquirer opens, the dialect of the binary ones, and its hosts on TCP and TLS.

import { throwAwayAuthority } from '../../src/crypto/certificate/throw-away.ts';
import { DIALECTS, type DialectName } from '../../src/definitions/dialects/index.ts';
import type { Dialect } from '../../src/iso8583/index.ts';
import { ConfigurationError } from '../configuration/check.ts';
import type { Engine } from '../engine/engine.ts';
import type { Transport } from '../faults/fault.ts';
import { type BinaryWire, binaryWire } from './binary-wire.ts';
import { type TcpHost, type TlsIdentity, tcpHost } from './tcp.ts';
import type { TcpBounds } from './tcp-bounds.ts';

export type BinaryOptions = {
  /** Port for binary messages over TCP, 0 = any free one; null or not given = that way in is closed. */
  tcpPort?: number | null;
  /** The same over TLS. */
  tlsPort?: number | null;
  /** Key and certificate of the TLS host; without them it makes a throw-away one, whose authority `certificateAuthority` tells. */
  tls?: TlsIdentity;
  /** Dialect of the binary ways in, by name or as data; default `unionpay-pos`. */
  dialect?: DialectName | Dialect;
  /** Other bounds of the TCP and TLS hosts than `DEFAULT_TCP_BOUNDS`. */
  tcpBounds?: Partial<TcpBounds>;
};

const refuse = (path: string, reason: string): never => {
  throw new ConfigurationError([{ path, reason }], { en: 'the set-up of the ways in', zh: '接入方式的设置' });
};

/** Ways in that these options open. */
export function waysIn({ tcpPort, tlsPort }: BinaryOptions): Transport[] {
  const tcp: Transport[] = tcpPort == null ? [] : ['iso-tcp'];
  const tls: Transport[] = tlsPort == null ? [] : ['iso-tls'];
  return ['json-http', 'iso-http', ...tcp, ...tls];
}

/** The dialect of the binary ways in; ConfigurationError when there is none of that name, or none that could be spoken there. */
export function wireOf(options: BinaryOptions): BinaryWire {
  const { dialect = 'unionpay-pos' } = options;
  const known = Object.keys(DIALECTS).join(', ');
  const found = typeof dialect === 'string' ? DIALECTS[dialect] : dialect;
  if (found === undefined) return refuse('dialect', `there is no dialect ${dialect}; known: ${known}`);
  const streams = waysIn(options).some((way) => way === 'iso-tcp' || way === 'iso-tls');
  if (streams && (found.framing?.length ?? 'none') === 'none')
    return refuse('dialect', `messages of ${found.name} have no frames, so they cannot share a stream`);
  return binaryWire(found);
}

/** The hosts on TCP and TLS; null where closed. */
export type Streams = {
  tcp: TcpHost | null;
  tls: TcpHost | null;
  /** PEM of the authority of a throw-away certificate. */
  authority: string | null;
};

/** The hosts that the options ask for, not listening yet. ConfigurationError when key and certificate are none. */
export function createStreams(
  { tcpPort, tlsPort, tls, tcpBounds = {} }: BinaryOptions,
  listenAddress: string,
  engine: Engine,
  wire: BinaryWire,
  onFault: (error: unknown) => void,
): Streams {
  const common = { engine, wire, bounds: tcpBounds, onFault };
  const authority = tlsPort == null || tls !== undefined ? null : throwAwayAuthority();
  const identity = tls ?? authority?.issue('Tillproof test host', ['localhost', '127.0.0.1', listenAddress]);
  const overTls = () => {
    try {
      return identity === undefined ? null : tcpHost({ ...common, tls: identity });
    } catch (error) {
      return refuse('tls', `key and certificate cannot be used: ${error instanceof Error ? error.message : error}`);
    }
  };
  return {
    tls: tlsPort == null ? null : overTls(),
    tcp: tcpPort == null ? null : tcpHost(common),
    authority: authority?.certificate ?? null,
  };
}

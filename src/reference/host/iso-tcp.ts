// Binary messages over TCP or TLS: a frame out, a frame back, on a connection of its own or on one that is kept.
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Deframer } from '../../iso8583/index.ts';
import { type Configuration, ContractError } from '../../terminal/contract.ts';
import { binaryFormat } from './binary.ts';
import type { ExchangeOutcome, ExchangeTimers, Link } from './link.ts';
import { startWait } from './wait.ts';

type Host = Configuration['host'];
type Failure = Extract<ExchangeOutcome, { kind: 'not-sent' }>;
type Connection = {
  socket: Socket;
  deframer: Deframer;
  idle: ((packet?: Buffer) => void) | null;
  /** The last exchange on it. The same answer to another request is a copy that came late, and answers nothing. */
  last: { request: Buffer; answer: Buffer } | null;
};

/** A link to a `tcp://` or `tls://` address; a ContractError for another one, or for a dialect whose messages have no frames. */
export function isoTcpLink(host: Host): Link {
  const { codec, write, read, macInput, macRule } = binaryFormat(host);
  const address = addressOf(host);
  /** The connection that is kept between exchanges. */
  let kept: Connection | null = null;

  const letGo = (connection: Connection): void => {
    if (kept === connection) kept = null;
    connection.socket.destroySoon();
  };

  const open = async (timers: ExchangeTimers, signal: AbortSignal): Promise<Connection | Failure> => {
    if (kept !== null) return wake(kept);
    const socket = await openSocket(host, address, timers, signal);
    return 'kind' in socket ? socket : { socket, deframer: codec.deframer(), idle: null, last: null };
  };

  const wake = (connection: Connection): Connection => {
    if (connection.idle !== null) connection.socket.off('data', connection.idle).off('end', connection.idle);
    kept = null;
    return connection;
  };

  /** Keeps the connection until the next exchange; what comes meanwhile was not asked for, and its end is an end. */
  const keep = (connection: Connection): void => {
    const { socket, deframer } = connection;
    if (host.keepConnection !== true || !socket.readable) {
      letGo(connection);
      return;
    }
    connection.idle = (packet) => {
      if (packet === undefined || deframer.push(packet).some(({ kind }) => kind === 'broken')) letGo(connection);
    };
    socket.on('data', connection.idle).once('end', connection.idle);
    socket.unref();
    kept = connection;
  };

  return {
    macInput,
    ...(macRule === undefined ? {} : { macRule }),
    close() {
      if (kept !== null) letGo(kept);
    },
    async exchange(message, timers, signal) {
      const payload = write(message);
      if (payload instanceof Error) return { kind: 'not-sent', stage: 'send', reason: payload.message };
      const connection = await open(timers, signal);
      if ('kind' in connection) return connection;
      const { outcome, answer } = await ask(connection, codec.frame(payload), timers, signal);
      if (answer === null) {
        letGo(connection);
        return outcome;
      }
      connection.last = { request: payload, answer };
      keep(connection);
      return read(answer);
    },
  };
}

type Address = { host: string; port: number };

function addressOf({ url, transport }: Host): Address {
  const scheme = transport === 'iso-tls' ? 'tls' : 'tcp';
  const match = new RegExp(`^${scheme}://(?:\\[([^\\]]+)\\]|([^:/]+)):(\\d{1,5})/?$`).exec(url);
  const host = match?.[1] ?? match?.[2];
  if (host === undefined || Number(match?.[3]) > 65535)
    throw new ContractError('invalid-command', `host.url: expected ${scheme}://host:port.`);
  return { host, port: Number(match?.[3]) };
}

/** A connection that may be written to; over TLS after the handshake. Whatever fails here, the host has seen nothing. */
function openSocket(
  host: Host,
  address: Address,
  timers: ExchangeTimers,
  signal: AbortSignal,
): Promise<Socket | Failure> {
  const wait = startWait(timers.connectTimeoutMs, signal);
  const tls = host.transport === 'iso-tls';
  const socket = tls
    ? connectTls({
        ...address,
        ...(isIP(address.host) === 0 ? { servername: address.host } : {}),
        ...(host.certificateAuthority === undefined ? {} : { ca: host.certificateAuthority }),
      })
    : connect(address);
  socket.setNoDelay(true);
  return new Promise((resolve) => {
    const settle = (result: Socket | Failure) => {
      wait.end();
      wait.signal.removeEventListener('abort', giveUp);
      socket.off('error', failed);
      // From here on an error is followed by `close`, which ends the exchange.
      socket.on('error', () => undefined);
      resolve(result);
    };
    const fail = (reason: string) => {
      settle({ kind: 'not-sent', stage: 'connect', reason });
      socket.destroy();
    };
    const failed = (error: NodeJS.ErrnoException) => fail(error.code ?? error.message);
    const giveUp = () => fail(wait.ranOut() ? 'no connection in time' : 'the connection was dropped');
    socket.once('error', failed);
    socket.once(tls ? 'secureConnect' : 'connect', () => settle(socket));
    if (wait.signal.aborted) giveUp();
    else wait.signal.addEventListener('abort', giveUp, { once: true });
  });
}

type Asked = { outcome: ExchangeOutcome; answer: null } | { outcome: null; answer: Buffer };

/** Writes one frame and waits for the first message that is not a copy of the last answer. */
function ask(
  { socket, deframer, last }: Connection,
  frame: Buffer,
  timers: ExchangeTimers,
  signal: AbortSignal,
): Promise<Asked> {
  const repeated = last !== null && frame.subarray(-last.request.length).equals(last.request);
  const stale = repeated ? null : last?.answer;
  return new Promise((resolve) => {
    const wait = startWait(timers.responseTimeoutMs, signal);
    const settle = (asked: Asked) => {
      wait.end();
      wait.signal.removeEventListener('abort', giveUp);
      socket.off('data', take).off('close', closed).off('end', closed);
      resolve(asked);
    };
    const without = (outcome: ExchangeOutcome) => settle({ outcome, answer: null });
    const giveUp = () => without({ kind: 'no-answer', reason: wait.ranOut() ? 'timeout' : 'closed' });
    const take = (packet: Buffer) => {
      for (const each of deframer.push(packet)) {
        if (each.kind === 'keep-alive') continue;
        if (each.kind === 'broken') return without({ kind: 'unreadable', reason: each.error.message });
        if (stale?.equals(each.payload)) continue;
        return settle({ outcome: null, answer: each.payload });
      }
    };
    const closed = () => {
      const { pending } = deframer;
      without(
        pending === 0
          ? { kind: 'no-answer', reason: 'closed' }
          : { kind: 'unreadable', reason: `the answer breaks off after ${pending} bytes of its frame` },
      );
    };
    socket.on('data', take).once('end', closed).once('close', closed);
    if (wait.signal.aborted) giveUp();
    else wait.signal.addEventListener('abort', giveUp, { once: true });
    socket.ref();
    if (socket.destroyed) closed();
    else socket.write(frame);
  });
}

// The relay over TCP and TLS, frame by frame.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { throwAwayAuthority } from '../crypto/certificate/throw-away.ts';
import { dialectNamed } from '../definitions/dialects/index.ts';
import { compileDialect, type Frame } from '../iso8583/index.ts';
import type { Message } from '../iso8583/message.ts';
import type { Host, Passage, Passing, RelayedAnswer } from './passage.ts';

const LOOPBACK = '127.0.0.1';

function dial({ transport, url, certificateAuthority }: Host): Socket {
  const { hostname, port } = new URL(url);
  const address = { host: hostname, port: Number(port) };
  return transport === 'iso-tls'
    ? connectTls({ ...address, ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }) })
    : connect(address);
}

/** A server of the kind of the target, and what a terminal has to be told to trust it. */
function serverLike({ transport }: Host, take: (terminal: Socket) => void): { server: Server; trust: Partial<Host> } {
  if (transport !== 'iso-tls') return { server: createServer(take), trust: {} };
  const authority = throwAwayAuthority();
  const { key, certificate } = authority.issue('Tillproof relay', [LOOPBACK]);
  const server = createTlsServer({ key, cert: certificate }, take);
  return { server, trust: { certificateAuthority: authority.certificate } };
}

export async function startStreamRelay(target: Host, { line, hooks, passed }: Passage): Promise<Passing> {
  const dialect = dialectNamed(target.dialect);
  if (dialect === undefined) throw new RangeError(`There is no dialect ${target.dialect}.`);
  const codec = compileDialect(dialect);
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    // A broken line is the relay's daily bread; `close` says that it is over.
    return socket.on('error', () => undefined).once('close', () => open.delete(socket));
  };
  const onFrames = (socket: Socket, take: (frame: Frame) => void) => {
    const deframer = codec.deframer();
    socket.on('data', (packet: Buffer) => deframer.push(packet).forEach(take));
  };

  const passOn = (terminal: Socket, { status, body, framed }: RelayedAnswer) => {
    if (status !== 200) terminal.destroy();
    // The end of the line says that no more is coming, so a frame that is too short is not waited for.
    else if (framed) terminal.end(body);
    else terminal.write(line.frame(body));
  };
  const { server, trust } = serverLike(target, (terminal) => {
    keep(terminal);
    const acquirer = keep(dial(target));
    let asked: Message | null = null;
    /** Answers to what was sent besides, which the terminal does not get. */
    let besides = 0;
    terminal.once('close', () => acquirer.destroy());
    acquirer.once('close', () => terminal.destroy());
    onFrames(terminal, (frame) => {
      if (frame.kind === 'broken') return void terminal.destroy();
      const body = frame.kind === 'message' ? frame.payload : Buffer.alloc(0);
      asked = line.read(body);
      if (asked !== null && hooks.hold?.(asked, Buffer.from(body))) return void terminal.destroy();
      const instead = (asked === null ? undefined : hooks.request?.(asked, Buffer.from(body))) ?? [body];
      if ('answered' in instead) return passOn(terminal, instead.answered);
      besides = instead.length - 1;
      for (const each of instead) acquirer.write(line.frame(each));
    });
    onFrames(acquirer, (frame) => {
      if (frame.kind === 'broken') return void terminal.destroy();
      if (asked === null && besides > 0) return void besides--;
      const truth: RelayedAnswer = { status: 200, body: frame.kind === 'message' ? frame.payload : Buffer.alloc(0) };
      if (frame.kind === 'message') passed(frame.payload);
      const spoil = asked === null || frame.kind !== 'message' ? undefined : hooks.answer;
      passOn(terminal, asked === null ? truth : (spoil?.(asked, truth) ?? truth));
      if (besides > 0) asked = null;
    });
  });
  // What fails before there is a connection is told to whoever dialled.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));

  const send = (body: Uint8Array, framed = false): Promise<RelayedAnswer | null> =>
    new Promise((resolve) => {
      const socket = keep(dial(target));
      onFrames(socket, (frame) => {
        if (frame.kind === 'message') resolve({ status: 200, body: frame.payload });
        socket.destroy();
      });
      socket.once('close', () => resolve(null));
      socket.end(framed ? body : line.frame(body));
    });

  const { certificateAuthority: _, ...plain } = target;
  const scheme = target.transport === 'iso-tls' ? 'tls' : 'tcp';
  return {
    host: { ...plain, ...trust, url: `${scheme}://${LOOPBACK}:${(server.address() as AddressInfo).port}` },
    send,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

// The relay over TCP, frame by frame; towards the acquirer it speaks TLS where the acquirer does.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { DIALECTS, type DialectName } from '../definitions/dialects/index.ts';
import { compileDialect, type Frame } from '../iso8583/index.ts';
import type { Message } from '../iso8583/message.ts';
import type { Line } from './line.ts';
import type { Host, Relay, RelayedAnswer, RelayHooks } from './relay.ts';

function dial({ transport, url, certificateAuthority }: Host): Socket {
  const { hostname, port } = new URL(url);
  const address = { host: hostname, port: Number(port) };
  return transport === 'iso-tls'
    ? connectTls({ ...address, ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }) })
    : connect(address);
}

export async function startTcpRelay(target: Host, line: Line): Promise<Relay> {
  const codec = compileDialect(DIALECTS[target.dialect as DialectName]);
  const hooks: RelayHooks = {};
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

  const server = createServer((terminal) => {
    keep(terminal);
    const acquirer = keep(dial(target));
    let asked: Message | null = null;
    terminal.once('close', () => acquirer.destroy());
    acquirer.once('close', () => terminal.destroy());
    onFrames(terminal, (frame) => {
      if (frame.kind === 'broken') return void terminal.destroy();
      const body = frame.kind === 'message' ? frame.payload : Buffer.alloc(0);
      asked = line.read(body);
      if (asked !== null && hooks.hold?.(asked, Buffer.from(body))) terminal.destroy();
      else acquirer.write(line.frame(body));
    });
    onFrames(acquirer, (frame) => {
      if (frame.kind === 'broken') return void terminal.destroy();
      const truth: RelayedAnswer = { status: 200, body: frame.kind === 'message' ? frame.payload : Buffer.alloc(0) };
      const answer = asked === null || frame.kind !== 'message' ? truth : (hooks.answer?.(asked, truth) ?? truth);
      if (answer.status === 200) terminal.write(line.frame(answer.body));
      else terminal.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const send = (body: Uint8Array): Promise<RelayedAnswer | null> =>
    new Promise((resolve) => {
      const socket = keep(dial(target));
      onFrames(socket, (frame) => {
        if (frame.kind === 'message') resolve({ status: 200, body: frame.payload });
        socket.destroy();
      });
      socket.once('close', () => resolve(null));
      // The end of the line says that no more is coming, so a frame that is too short is not waited for.
      socket.end(line.frame(body));
    });

  const { certificateAuthority: _, ...plain } = target;
  return {
    host: { ...plain, transport: 'iso-tcp', url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` },
    line,
    hooks,
    send,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

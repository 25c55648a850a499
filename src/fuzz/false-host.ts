// Between a terminal and an acquirer over TLS: passes everything on, until a host with a certificate that proves nothing stands in.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer, type Server } from 'node:tls';
import { throwAwayAuthority } from '../crypto/certificate/throw-away.ts';
import { dialectLine, type Line } from './line.ts';
import type { Host } from './passage.ts';

const LOOPBACK = '127.0.0.1';
const NAME = 'Tillproof test host';

/** What speaks against the certificate of a host that stands in: who signed it, or whose it is. */
export type Imposture = 'another-authority' | 'another-name';

export type FalseHost = {
  /** Where the terminal finds the acquirer, or whoever stands in. */
  host: Host;
  /** Somebody else is there from the next connection on, or with null the acquirer again; what is open is broken off. */
  standIn(as: Imposture | null): void;
  /** What those who stood in were told: types of messages, or how many bytes of one. */
  told(): { said: string; as: Imposture }[];
  close(): Promise<void>;
};

/** What a terminal says on a connection: the type of its message, until then the number of bytes. Nothing is answered. */
function hear(line: Line, socket: Socket, as: Imposture): { said: string | null; as: Imposture } {
  const heard: { said: string | null; as: Imposture } = { said: null, as };
  let bytes = Buffer.alloc(0);
  socket.on('data', (packet: Buffer) => {
    bytes = Buffer.concat([bytes, packet]);
    const message = line.read(line.unframe(bytes));
    heard.said = message?.mti ?? `${bytes.length} B`;
    if (message !== null) socket.destroy();
  });
  return heard;
}

/** Listens on a free loopback port, under a certificate of its own making; `host` tells the terminal which authority made it. */
export async function startFalseHost(target: Host): Promise<FalseHost> {
  if (target.transport !== 'iso-tls') throw new RangeError(`There are no certificates on ${target.transport}.`);
  const authority = throwAwayAuthority();
  const line = dialectLine(target.dialect);
  const heard: { said: string | null; as: Imposture }[] = [];
  const open = new Set<Socket>();
  const keep = <S extends Socket>(socket: S): S => {
    open.add(socket);
    // A line that breaks is what is looked for here.
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
    return socket;
  };
  const server = ({ key, certificate }: { key: string; certificate: string }, take: (terminal: Socket) => void) =>
    createTlsServer({ key, cert: certificate }, (terminal) => take(keep(terminal))).on(
      'tlsClientError',
      () => undefined,
    );
  const passOn = (terminal: Socket) => {
    const { hostname, port } = new URL(target.url);
    const { certificateAuthority: ca } = target;
    const acquirer = keep(connectTls({ host: hostname, port: Number(port), ...(ca === undefined ? {} : { ca }) }));
    terminal.pipe(acquirer).pipe(terminal);
    terminal.once('close', () => acquirer.destroy());
    acquirer.once('close', () => terminal.destroy());
  };
  const listen = (as: Imposture) => (terminal: Socket) => void heard.push(hear(line, terminal, as));
  const right = server(authority.issue(NAME, ['localhost', LOOPBACK]), passOn);
  const wrong: Record<Imposture, Server> = {
    'another-authority': server(throwAwayAuthority().issue(NAME, ['localhost', LOOPBACK]), listen('another-authority')),
    'another-name': server(authority.issue(NAME, ['pos.example']), listen('another-name')),
  };
  let present = right;
  // One address, and a server for each certificate behind it: a session of one of them is none of another.
  const front = createServer((socket) => present.emit('connection', keep(socket)));
  await new Promise<void>((resolve) => front.listen(0, LOOPBACK, resolve));
  const breakOff = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    host: {
      ...target,
      url: `tls://${LOOPBACK}:${(front.address() as AddressInfo).port}`,
      certificateAuthority: authority.certificate,
    },
    standIn(as) {
      present = as === null ? right : wrong[as];
      breakOff();
    },
    told: () => heard.flatMap(({ said, as }) => (said === null ? [] : [{ said, as }])),
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        breakOff();
      }),
  };
}

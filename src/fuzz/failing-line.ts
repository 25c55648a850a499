// A line to the acquirer, whatever travels on it, that can be taken away: then nobody listens where the terminal calls. What is open on it can also be ended, or go dead.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Host } from './passage.ts';

const LOOPBACK = '127.0.0.1';

export type FailingLine = {
  /** Where the terminal finds the acquirer as long as the line is there. */
  host: Host;
  /** Nobody listens any more, and what is open is broken off. */
  fail(): Promise<void>;
  /** The line is there again, at the same address. */
  mend(): Promise<void>;
  /** What is open is ended; who connects is still let through. Resolves when it has ended. */
  endOpen(): Promise<void>;
  /** What is open carries nothing any more, without a sign of it; who connects is still let through. */
  silenceOpen(): void;
  close(): Promise<void>;
};

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });

export async function startFailingLine(target: Host): Promise<FailingLine> {
  const url = new URL(target.url);
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    // Breaking lines is what this is for.
    return socket.on('error', () => undefined).once('close', () => open.delete(socket));
  };
  const take = (terminal: Socket) => {
    keep(terminal);
    const acquirer = keep(connect(Number(url.port), url.hostname));
    terminal.pipe(acquirer).pipe(terminal);
    terminal.once('close', () => acquirer.destroy());
    acquirer.once('close', () => terminal.destroy());
  };
  let server = createServer(take);
  const port = await listen(server, 0);
  const endOpen = async () => {
    await Promise.all([...open].map((socket) => new Promise((resolve) => socket.once('close', resolve).destroy())));
  };
  const fail = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return {
    host: { ...target, url: Object.assign(new URL(url), { port: String(port), hostname: LOOPBACK }).href },
    fail,
    async mend() {
      server = createServer(take);
      await listen(server, port);
    },
    endOpen,
    silenceOpen() {
      for (const socket of open) socket.unpipe().resume();
    },
    close: fail,
  };
}

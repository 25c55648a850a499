// Addresses to listen on, and waiting to be stopped.
import { CommandError } from '../run/exit.ts';
import { untilStopped } from '../run/stop.ts';

/** Takes `ip:port` or `[ipv6]:port` apart. */
export function parseAddress(text: string): { host: string; port: number } {
  const match = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(text);
  const port = Number(match?.[2]);
  if (!match?.[1] || port > 65535)
    throw new CommandError(
      `--listen: "${text}" is not an address; write ip:port, such as 127.0.0.1:8583, or port 0 for a free one.`,
    );
  return { host: match[1], port };
}

/** Takes a port number from the command line. */
export function parsePort(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw new CommandError(`${name}: "${text}" is not a port; write a number from 0 (a free one) to 65535.`);
  return Number(text);
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken; choose another, or 0 for a free one',
  EACCES: 'no right to open that port; choose one above 1023',
  EADDRNOTAVAIL: 'this machine has no such address; 127.0.0.1 is always there',
  ENOTFOUND: 'there is no such address; 127.0.0.1 is always there',
  EAI_AGAIN: 'the name cannot be looked up; give an ip address',
  EINVAL: 'there is no such address; 127.0.0.1 is always there',
};

/** An error of listening as one line that names the flag; any other error as it is. */
export function listeningError(error: unknown, flag: string, address: string): unknown {
  const { code = '', cause } = error as { code?: string; cause?: { code?: string } };
  const found = [code, cause?.code ?? ''].find((each) => REASONS[each] !== undefined);
  if (found === undefined) return error;
  const { port } = (found === code ? error : cause) as { port?: number };
  const at = port === undefined || address.endsWith(`:${port}`) ? address : `${address}:${port}`;
  return new CommandError(`${flag}: cannot listen on ${at}: ${REASONS[found]} (${found}).`);
}

/** Resolves when the process is asked to stop. */
export async function untilSignal(): Promise<void> {
  await untilStopped();
}

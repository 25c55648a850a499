// Addresses to listen on, and waiting to be stopped.
import { CommandError } from './exit.ts';

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

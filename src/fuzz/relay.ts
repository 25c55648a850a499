// A relay between terminal and acquirer: it lets a campaign hold a request back, damage an answer, or speak to the acquirer itself.
import type { Message } from '../iso8583/message.ts';
import type { Configuration } from '../terminal/contract.ts';
import { startHttpRelay } from './http-relay.ts';
import { dialectLine, jsonLine, type Line } from './line.ts';
import { startTcpRelay } from './tcp-relay.ts';

export type Host = Configuration['host'];

/** What goes back to the terminal: an HTTP status (200 where there is no HTTP, anything else breaks the line) and any bytes. */
export type RelayedAnswer = { status: number; body: Buffer };

/** Decides about one request. Without a hook the relay is transparent. */
export type RelayHooks = {
  /** True = keep the request, close the connection without an answer. */
  hold?: (request: Message, body: Buffer) => boolean;
  /** Gives the answer to pass on in place of the true one. */
  answer?: (request: Message, answer: RelayedAnswer) => RelayedAnswer;
};

export type Relay = {
  /** Where the terminal finds the relay. */
  host: Host;
  line: Line;
  hooks: RelayHooks;
  /** Sends a body to the acquirer past the terminal; null when the connection ended without an answer. */
  send(body: Uint8Array): Promise<RelayedAnswer | null>;
  close(): Promise<void>;
};

/** Listens on a free loopback port and passes everything on to `target`. A relay to a TLS host is itself one without TLS. */
export function startRelay(target: Host): Promise<Relay> {
  const line = target.transport === 'json-http' ? jsonLine : dialectLine(target.dialect);
  return target.transport === 'json-http' || target.transport === 'iso-http'
    ? startHttpRelay(target, line)
    : startTcpRelay(target, line);
}

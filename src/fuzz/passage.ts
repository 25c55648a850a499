// What passes through a relay on any kind of wire, and what may be done to it.
import type { Message } from '../iso8583/message.ts';
import type { Configuration } from '../terminal/contract.ts';
import type { Line } from './line.ts';

export type Host = Configuration['host'];

/**
 * What goes back to the terminal: an HTTP status (200 where there is no HTTP, anything else breaks the line) and any bytes. `framed` =
 * the bytes bring a frame of their own, and nothing comes after them.
 */
export type RelayedAnswer = { status: number; body: Buffer; framed?: true };

/** Decides about one request. Without a hook the relay is transparent. */
export type RelayHooks = {
  /** True = keep the request, close the connection without an answer. */
  hold?: (request: Message, body: Buffer) => boolean;
  /**
   * Gives what goes to the acquirer in the place of a request, one after the other; the answer to the first is the one that counts.
   * With `answered` nothing goes there, and the terminal gets this.
   */
  request?: (request: Message, body: Buffer) => readonly Buffer[] | { answered: RelayedAnswer };
  /** Gives the answer to pass on in place of the true one. */
  answer?: (request: Message, answer: RelayedAnswer) => RelayedAnswer;
};

/** What a relay on any kind of wire works with. */
export type Passage = {
  line: Line;
  hooks: RelayHooks;
  /** Told of every true answer. */
  passed(body: Uint8Array): void;
};

/** One kind of wire: where the terminal finds the relay, and the way to the acquirer past the terminal. */
export type Passing = {
  host: Host;
  send(body: Uint8Array, framed?: boolean): Promise<RelayedAnswer | null>;
  close(): Promise<void>;
};

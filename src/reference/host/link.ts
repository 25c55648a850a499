// The way to the host, whatever carries the messages.
import type { MacRule } from '../../iso8583/index.ts';
import type { Message } from '../../iso8583/message.ts';
import type { Configuration } from '../../terminal/contract.ts';

export type ExchangeTimers = { responseTimeoutMs: number; connectTimeoutMs: number };

/**
 * How an exchange ended. `not-sent`: the host cannot have seen the request. `no-answer`: it may have. `unreadable`:
 * something came that is no message.
 */
export type ExchangeOutcome =
  | { kind: 'answer'; message: Message }
  | { kind: 'not-sent'; stage: 'connect' | 'send'; reason: string }
  | { kind: 'no-answer'; reason: 'timeout' | 'closed' }
  | { kind: 'unreadable'; reason: string };

export interface Link {
  /** Lets go of a connection that is kept for the next exchange. */
  close?(): void;
  /** Sends one request and waits for its answer. Never rejects. `signal` drops the connection at once. */
  exchange(message: Message, timers: ExchangeTimers, signal: AbortSignal): Promise<ExchangeOutcome>;
  /** The bytes that the MAC of a message covers on this wire; of a message that was received, the very bytes that came. */
  macInput(message: Message): Uint8Array;
  /** How the MAC is made of them; the UnionPay way (F-15) when not said. */
  readonly macRule?: MacRule;
}

export type LinkFactory = (host: Configuration['host']) => Link | Promise<Link>;

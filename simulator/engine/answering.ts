// What a host hands over and gets back: a message that came, and what is to be done about it.
import type { Message } from '../../src/iso8583/message.ts';
import type { Transport } from '../faults/fault.ts';
import type { Security } from '../security/types.ts';
import type { Plan } from './delivery.ts';
import type { Travelled } from './trace.ts';
import type { RequestHead } from './unmasked.ts';

/** A message that a host read off its wire. */
export type Arrival = {
  message: Message;
  transport: Transport;
  security: Security;
  /** Its bytes, where the wire is a binary one. */
  bytes?: Travelled | null;
  /** Line and headers, where it came over HTTP. */
  head?: RequestHead | null;
  /** The connection, where several requests may be under way on it. */
  line?: Line;
};

/** A connection. Once it is over no answer can leave on it, so what came and was not decided before never is. */
export type Line = { over: boolean };

/** What the host is to do about it. `signal` is aborted when the books are reset or closed: then nothing may leave any more. */
export type Answering = {
  plan: Plan;
  headerRequirement: string | null;
  signal: AbortSignal;
  /** The host tells that the answer did not get out (the terminal hung up); the trace then shows no answer. */
  undelivered(reason: string): void;
  /** A host of a binary wire tells what the answer was in bytes. */
  written(answerHex: Travelled): void;
};

/** Why an answer did not leave, where the host itself did not end the connection on purpose. */
export function goneBefore({ aborted }: AbortSignal): string {
  const who = aborted ? 'the acquirer was reset or closed' : 'the terminal had hung up';
  return `${who} before the answer could leave`;
}

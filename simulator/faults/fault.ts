// What a fault is: one verb that spoils the request, the answer, or the bytes of the answer, described for people and for hosts.
import type { Bilingual } from '../../src/definitions/evidence.ts';
import type { Message } from '../../src/iso8583/message.ts';

/** Ways in, as a fault sees them; `msw` is the acquirer inside somebody's unit test. */
export const TRANSPORTS = ['json-http', 'iso-http', 'iso-tcp', 'iso-tls', 'msw'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** What a fault may look at. Everything random comes from `random`, so the same seed plays the same fault. */
export type FaultContext = {
  request: Message;
  /** `delayMs` of the rule; null = the fault's own default. */
  delayMs: number | null;
  /** `field` of the rule; null = the fault's own default. */
  field: number | null;
  /** `byte` of the rule; null = the fault's own default. */
  byte: number | null;
  /** Next number of a seeded sequence, 0 (included) to 1 (excluded). */
  random(): number;
};

/** One answer on its way out, after `delayMs` milliseconds. Its MAC is made last, and then left out or broken in one byte (1 to 8) when `mac` says so. */
export type Outgoing = { message: Message; delayMs: number; mac: 'right' | 'none' | { wrongByte: number } };

/**
 * One framed answer. `head(length)` is what the transport puts before a body of that many bytes (a length prefix, an HTTP head, with
 * the status given, or 200);
 * `idle` is a whole frame that says nothing (the keep-alive frame of a TCP wire), empty where the transport has none.
 */
export type Frame = { body: Uint8Array; idle: Uint8Array; head(length: number, status?: number): Uint8Array };

/** Bytes to write, `afterMs` milliseconds (fractions allowed) after the step before. */
export type WireStep = { afterMs: number; bytes: Uint8Array };

/**
 * What becomes of the connection: `keep` it is used on; `end` closed in order (FIN); `reset` torn down (RST); `silent` it stays open
 * and this request gets no answer; `dead` it stays open and nothing is read from it or written to it again.
 */
export type Ending = 'keep' | 'end' | 'reset' | 'silent' | 'dead';

type Described = { documentation: Bilingual; transports: readonly Transport[] };

/** The request never reaches the host's decision: nothing is posted. */
export type RequestFault = Described & { kind: 'request'; ending: Ending };
/** The host decides and posts; then no answer comes. */
export type LossFault = Described & { kind: 'loss'; ending: Ending };
/** The decision itself declines with a code of the fault's making: nothing is posted, and the hosts have nothing to do. */
export type DecisionFault = Described & { kind: 'decision' };
/** The host decides and posts; then the answer is late, doubled or altered. */
export type AnswerFault = Described & { kind: 'answer'; alter(answer: Outgoing, context: FaultContext): Outgoing[] };
/** The host decides and posts; then the bytes of the answer are damaged. */
export type WireFault = Described & {
  kind: 'wire';
  ending: Ending;
  play(frame: Frame, context: FaultContext): WireStep[];
};

export type Fault = RequestFault | LossFault | DecisionFault | AnswerFault | WireFault;

/** Faults of meaning play on every way in. */
export const EVERYWHERE = TRANSPORTS;

/** The answer with some fields replaced; fields that the answer does not carry are not added. */
export function replaceFields(answer: Outgoing, change: Record<number, (value: string) => string>): Outgoing {
  const fields = { ...answer.message.fields };
  for (const [key, alter] of Object.entries(change)) {
    const value = fields[Number(key)];
    if (value !== undefined) fields[Number(key)] = alter(value);
  }
  return { ...answer, message: { mti: answer.message.mti, fields } };
}

/** Head and body of the frame as one run of bytes. */
export function wholeFrame(frame: Frame): Uint8Array {
  return joinBytes(frame.head(frame.body.length), frame.body);
}

export function joinBytes(...parts: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

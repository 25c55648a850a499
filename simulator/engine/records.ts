// What the trace says of one request: decided, broken down, or never read.

import { transactionTypeOf } from '../../src/definitions/transactions.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { Decision } from '../acquirer/decision.ts';
import { echo, IDENTIFYING } from '../acquirer/echo.ts';
import { answerMti } from '../acquirer/reply.ts';
import type { Transport } from '../faults/fault.ts';
import type { Plan } from './delivery.ts';
import type { Happening, Travelled } from './trace.ts';
import type { RequestHead } from './unmasked.ts';

/** What was asked, and on which way in; `bytes` where it was read off a binary wire. */
type Occasion = {
  transport: Transport;
  message: Message;
  bytes?: Travelled | null;
  head?: RequestHead | null;
};

const NOTHING_DECIDED = {
  fault: null,
  rule: null,
  committed: false,
  postings: [],
  macVerified: null,
  pinBlock: 'none',
  answerHex: null,
} satisfies Partial<Happening>;

/** What a host tells of something that was no message. */
export type Unread = Pick<Happening, 'transport' | 'request' | 'answer' | 'error'> &
  Partial<Pick<Happening, 'requestHex' | 'answerHex' | 'head' | 'body'>>;

/** A request that was decided; `ownMs` is how long the host itself took. */
export function decided(
  { transport, message, bytes = null, head = null }: Occasion,
  at: string,
  made: Decision,
  plan: Plan,
  ownMs: number,
): Happening {
  return {
    at,
    transport,
    request: bytes ?? message,
    requestHex: bytes,
    answerHex: null,
    head,
    transaction: made.type,
    terminalId: made.terminalId,
    answer: plan.answers[0]?.message ?? null,
    code: made.code || null,
    error: made.error ?? plan.note,
    ...(made.note === null ? {} : { note: made.note }),
    fault: plan.fault,
    rule: made.rule,
    committed: made.committed,
    postings: made.postings,
    macVerified: made.macVerified,
    pinBlock: made.pinBlock,
    ownMs,
  };
}

/** What is known of a request that nothing was decided about. */
function undecided({ transport, message, bytes = null, head = null }: Occasion, at: string) {
  return {
    ...NOTHING_DECIDED,
    at,
    transport,
    request: bytes ?? message,
    requestHex: bytes,
    head,
    transaction: transactionTypeOf(message),
    terminalId: message.fields[41] ?? null,
  };
}

/** A request that the host itself failed at; `answer` is its 96. */
export function failed(occasion: Occasion, at: string, answer: Message): Happening {
  return {
    ...undecided(occasion, at),
    answer,
    code: '96',
    error: 'a fault of the host itself; nothing was posted',
  };
}

/** A request that was not decided, because its connection was at an end. */
export function passedOver(occasion: Occasion, at: string): Happening {
  return {
    ...undecided(occasion, at),
    answer: null,
    code: null,
    error: 'the acquirer ended the connection before it was decided; nothing was posted',
  };
}

/** Something that was no message. */
export function unread(at: string, refusal: Unread): Happening {
  const code = refusal.answer?.fields[39] ?? null;
  return { ...NOTHING_DECIDED, requestHex: null, ...refusal, at, transaction: null, terminalId: null, code };
}

/** Answer 96 with what the terminal needs to match it to its request. */
export function systemFault({ mti, fields }: Message): Message {
  return { mti: answerMti(mti), fields: { ...echo(fields, [...IDENTIFYING, 60]), 39: '96' } };
}

// The live record of exchanges at the host: masked when it is made, kept in a ring, waited on by number.

import { maskMessage, maskText } from '../../src/iso8583/mask.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { Exchange, Posting } from '../admin/wire.ts';

/** One exchange before it is masked and numbered; nobody keeps it. */
export type Happening = {
  at: string;
  transport: string;
  transaction: string | null;
  terminalId: string | null;
  request: Message | null;
  answer: Message | null;
  code: string | null;
  error: string | null;
  fault: string | null;
  rule: string | null;
  committed: boolean;
  postings: Posting[];
  macVerified: boolean | null;
  pinBlock: Exchange['pinBlock'];
  /** Frames of binary wires with their secret bytes already hidden. */
  requestHex: string | null;
  answerHex: string | null;
};

export type Trace = {
  /** Number of the last exchange; 0 = none yet. */
  readonly sequence: number;
  /** Masks, numbers and keeps an exchange; the oldest goes when the ring is full. Returns the kept record. */
  add(happening: Happening): Exchange;
  /** Exchanges after number `since` that are still kept, oldest first. */
  since(since: number): Exchange[];
  /** As `since`, but waits up to `waitMs` for the first one; ends early when `signal` is aborted. */
  wait(since: number, waitMs: number, signal?: AbortSignal): Promise<Exchange[]>;
  /** Forgets everything and numbers from 1 again. */
  clear(): void;
};

/** A ring of the last `size` exchanges. */
export function createTrace(size: number): Trace {
  let kept: Exchange[] = [];
  let sequence = 0;
  const waiting = new Set<() => void>();
  const since = (number: number) => kept.slice(Math.max(0, number - (sequence - kept.length)));

  return {
    get sequence() {
      return sequence;
    },
    add(happening) {
      sequence += 1;
      const exchange = mask(happening, sequence);
      kept.push(exchange);
      // Trimmed by halves: removing the first of a long array for every message costs more than the message.
      if (kept.length >= 2 * size) kept = kept.slice(-size);
      for (const wake of waiting) wake();
      return exchange;
    },
    since: (number) => since(number).slice(-size),
    wait(number, waitMs, signal) {
      const present = since(number).slice(-size);
      if (present.length > 0 || waitMs <= 0 || signal?.aborted) return Promise.resolve(present);
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          signal?.removeEventListener('abort', done);
          resolve(since(number).slice(-size));
        };
        const timer = setTimeout(done, waitMs);
        waiting.add(done);
        signal?.addEventListener('abort', done, { once: true });
      });
    },
    clear() {
      kept = [];
      sequence = 0;
    },
  };
}

function mask(happening: Happening, sequence: number): Exchange {
  const { request, answer, error } = happening;
  return {
    sequence,
    ...happening,
    request: request === null ? null : (maskMessage(request) as Exchange['request']),
    answer: answer === null ? null : (maskMessage(answer) as Exchange['answer']),
    error: error === null ? null : maskText(error),
  };
}

// The live record of exchanges at the host: kept in a ring, waited on by number, and shown to nobody but masked.

import { maskMessage, maskText } from '../../src/iso8583/mask.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { Exchange, Posting } from '../admin/wire.ts';

/** A message of a binary wire as it travelled: few exchanges are ever looked at, so no more of it is kept than its bytes. */
export type Travelled = {
  /** Upper-case hex with the secret bytes hidden. */
  hex(): string;
  /** Read once more. */
  message(): Message;
};

/** One exchange before it is masked and numbered. Only its entry in the ring keeps it. */
export type Happening = {
  at: string;
  transport: string;
  transaction: string | null;
  terminalId: string | null;
  /** Bytes where they are all that is needed to read it again. */
  request: Message | Travelled | null;
  answer: Message | null;
  code: string | null;
  error: string | null;
  fault: string | null;
  rule: string | null;
  committed: boolean;
  postings: Posting[];
  macVerified: boolean | null;
  pinBlock: Exchange['pinBlock'];
  /** Frames of binary wires; shown as hex with the secret bytes hidden. */
  requestHex: Travelled | null;
  answerHex: Travelled | null;
  /** How long the host itself took, in milliseconds; absent where nothing was decided. */
  ownMs?: number;
};

/** An exchange in the ring. What became of the answer may be told it later. */
export type Entry = {
  readonly sequence: number;
  change(changes: (now: Happening) => Partial<Pick<Happening, 'answer' | 'error'>>): void;
  /** What the answer was in bytes. */
  write(answerHex: Travelled): void;
};

export type Trace = {
  /** Number of the last exchange; 0 = none yet. */
  readonly sequence: number;
  /** Numbers and keeps an exchange; the oldest goes when the ring is full. */
  add(happening: Happening): Entry;
  /** Exchanges after number `since` that are still kept, oldest first. */
  since(since: number): Exchange[];
  /** As `since`, but waits up to `waitMs` for the first one; ends early when `signal` is aborted. */
  wait(since: number, waitMs: number, signal?: AbortSignal): Promise<Exchange[]>;
  /** Forgets everything and numbers from 1 again. */
  clear(): void;
};

/** A ring of the last `size` exchanges. */
export function createTrace(size: number): Trace {
  let kept: KeptExchange[] = [];
  let sequence = 0;
  const waiting = new Set<() => void>();
  const since = (number: number) =>
    kept
      .slice(Math.max(0, number - (sequence - kept.length)))
      .slice(-size)
      .map((each) => each.shown());

  return {
    get sequence() {
      return sequence;
    },
    add(happening) {
      sequence += 1;
      const entry = new KeptExchange(sequence, happening);
      kept.push(entry);
      // Trimmed by halves: removing the first of a long array for every message costs more than the message.
      if (kept.length >= 2 * size) kept = kept.slice(-size);
      for (const wake of waiting) wake();
      return entry;
    },
    since,
    wait(number, waitMs, signal) {
      const present = since(number);
      if (present.length > 0 || waitMs <= 0 || signal?.aborted) return Promise.resolve(present);
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          signal?.removeEventListener('abort', done);
          resolve(since(number));
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

/** Masked when it is first shown and not before: most exchanges of a busy host are never looked at. */
class KeptExchange implements Entry {
  readonly sequence: number;
  readonly #happening: Happening;
  #shown: Exchange | null = null;

  constructor(sequence: number, happening: Happening) {
    this.sequence = sequence;
    this.#happening = happening;
  }

  change(changes: Parameters<Entry['change']>[0]): void {
    Object.assign(this.#happening, changes(this.#happening));
    this.#shown = null;
  }

  write(answerHex: Travelled): void {
    this.#happening.answerHex = answerHex;
    this.#shown = null;
  }

  shown(): Exchange {
    this.#shown ??= mask(this.#happening, this.sequence);
    return this.#shown;
  }
}

function mask(happening: Happening, sequence: number): Exchange {
  const { answer, error, requestHex, answerHex } = happening;
  const kept = happening.request;
  const request = kept === null || 'mti' in kept ? kept : kept.message();
  return {
    sequence,
    ...happening,
    request: request === null ? null : (maskMessage(request) as Exchange['request']),
    answer: answer === null ? null : (maskMessage(answer) as Exchange['answer']),
    error: error === null ? null : maskText(error),
    requestHex: requestHex?.hex() ?? null,
    answerHex: answerHex?.hex() ?? null,
  };
}

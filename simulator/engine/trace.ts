// The live record of exchanges at the host: kept in a ring, waited on by number, and shown to nobody but masked.

import { maskMessage, maskText } from '../../src/iso8583/mask.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { Exchange, UnmaskedExchange } from '../model/exchanges.ts';
import type { Posting } from '../model/ledger.ts';
import { shownItems } from './items.ts';
import { type HiddenChip, type RequestHead, type UnreadBody, unmaskedExchange } from './unmasked.ts';

/** A message of a binary wire as it travelled: few exchanges are ever looked at, so no more of it is kept than its bytes. */
export type Travelled = {
  /** In bytes. */
  readonly size: number;
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
  /** What was let pass that a strict acquirer refuses. */
  note?: string;
  fault: string | null;
  rule: string | null;
  committed: boolean;
  postings: Posting[];
  macVerified: boolean | null;
  pinBlock: Exchange['pinBlock'];
  /** Frames of binary wires; shown as hex with the secret bytes hidden. */
  requestHex: Travelled | null;
  answerHex: Travelled | null;
  /** Where the request came over HTTP: its line and headers. */
  head?: RequestHead | null;
  /** What could not be read; absent where everything was. */
  body?: UnreadBody | null;
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
  /** The request of an exchange as it came, with nothing hidden; null when it is no longer kept or was no message. */
  request(sequence: number): { transport: string; terminalId: string | null; message: Message } | null;
  /** What travelled in every exchange that is still kept, unmasked; for a judge, never for a report. */
  unmasked(): UnmaskedExchange[];
  /** As `since`, but waits up to `waitMs` for the first one; ends early when `signal` is aborted. */
  wait(since: number, waitMs: number, signal?: AbortSignal): Promise<Exchange[]>;
  /** Forgets everything and numbers from 1 again. */
  clear(): void;
};

/** What all exchanges together may take, about, in bytes: large messages leave fewer of them. */
const MOST_BYTES = 16 * 1024 * 1024;

function sizeOf({ fields }: Message): number {
  let size = 0;
  for (const field in fields) size += fields[field]!.length;
  return size;
}

/** About what request and answer have of characters; on a binary wire an answer is about as large as what it answers. */
function sizeOfBoth({ request, answer }: Happening): number {
  if (request !== null && !('mti' in request)) return 2 * request.size;
  return (request === null ? 0 : sizeOf(request)) + (answer === null ? 0 : sizeOf(answer));
}

/** About what an exchange takes in memory. */
function weightOf(happening: Happening): number {
  const { head, body } = happening;
  let heads = head?.url.length ?? 0;
  for (const part of head?.rawHeaders ?? []) heads += part.length;
  return 1000 + 2 * sizeOfBoth(happening) + heads + (body?.size ?? 0);
}

/** What of the chip data in a message may be shown (null when there is none), and what of a field 55 may not. */
export type ChipView = { shown(message: Message | null): Record<string, string> | null; hidden: HiddenChip };

const NO_CHIP: ChipView = { shown: () => null, hidden: () => [] };

/** A ring of the last `size` exchanges, or fewer when they are large. Without a view of chip data none of it is shown tag by tag. */
export function createTrace(size: number, mostBytes = MOST_BYTES, viewChip: ChipView = NO_CHIP): Trace {
  let kept: KeptExchange[] = [];
  let bytes = 0;
  let sequence = 0;
  const waiting = new Set<() => void>();
  const since = (number: number) =>
    kept
      .slice(Math.max(0, number - (sequence - kept.length)))
      .slice(-size)
      .map((each) => each.shown(viewChip));

  const keep = (count: number) => {
    const gone = kept.slice(0, kept.length - count);
    kept = kept.slice(kept.length - count);
    for (const { weight } of gone) bytes -= weight;
  };
  /** Down to a half, so that it is not done for every message; the last one stays. */
  const lighten = () => {
    let [count, weight] = [0, 0];
    while (count < kept.length && (count === 0 || weight <= mostBytes / 2))
      weight += kept[kept.length - ++count]?.weight ?? 0;
    keep(count);
  };

  return {
    get sequence() {
      return sequence;
    },
    add(happening) {
      sequence += 1;
      const entry = new KeptExchange(sequence, happening);
      kept.push(entry);
      // Trimmed by halves: removing the first of a long array for every message costs more than the message.
      if (kept.length >= 2 * size) keep(size);
      bytes += entry.weight;
      if (bytes > mostBytes) lighten();
      for (const wake of waiting) wake();
      return entry;
    },
    since,
    request: (number) =>
      kept
        .slice(-size)
        .find((each) => each.sequence === number)
        ?.request() ?? null,
    unmasked: () => kept.slice(-size).map((each) => each.unmasked(viewChip)),
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
      bytes = 0;
      sequence = 0;
    },
  };
}

/** Masked when it is first shown and not before: most exchanges of a busy host are never looked at. */
class KeptExchange implements Entry {
  readonly sequence: number;
  readonly weight: number;
  readonly #happening: Happening;
  #shown: Exchange | null = null;

  constructor(sequence: number, happening: Happening) {
    this.sequence = sequence;
    this.#happening = happening;
    this.weight = weightOf(happening);
  }

  change(changes: Parameters<Entry['change']>[0]): void {
    Object.assign(this.#happening, changes(this.#happening));
    this.#shown = null;
  }

  write(answerHex: Travelled): void {
    this.#happening.answerHex = answerHex;
    this.#shown = null;
  }

  shown(viewChip: ChipView): Exchange {
    this.#shown ??= mask(this.#happening, this.sequence, viewChip);
    return this.#shown;
  }

  request(): ReturnType<Trace['request']> {
    const { transport, terminalId } = this.#happening;
    const message = requestOf(this.#happening);
    return message === null ? null : { transport, terminalId, message };
  }

  unmasked({ hidden }: ChipView): UnmaskedExchange {
    const { head = null, body = null } = this.#happening;
    return unmaskedExchange(this.sequence, requestOf(this.#happening), head, body, hidden);
  }
}

function requestOf({ request }: Happening): Message | null {
  return request === null || 'mti' in request ? request : request.message();
}

function mask(happening: Happening, sequence: number, viewChip: ChipView): Exchange {
  const { head: _, body: _b, ...told } = happening;
  const { answer, error, requestHex, answerHex } = told;
  const request = requestOf(happening);
  const [requestChip, answerChip] = [viewChip.shown(request), viewChip.shown(answer)];
  const requestItems = request === null ? null : shownItems(request);
  return {
    sequence,
    ...told,
    request: request === null ? null : (maskMessage(request) as Exchange['request']),
    answer: answer === null ? null : (maskMessage(answer) as Exchange['answer']),
    error: error === null ? null : maskText(error),
    requestHex: requestHex?.hex() ?? null,
    answerHex: answerHex?.hex() ?? null,
    ...(requestChip === null ? {} : { requestChip }),
    ...(answerChip === null ? {} : { answerChip }),
    ...(requestItems === null ? {} : { requestItems }),
  };
}

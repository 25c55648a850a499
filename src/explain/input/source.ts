// What the input may be: bytes, or messages that somebody has decoded already.
import type { Words } from '../../definitions/message-words.ts';
import type { Message } from '../../iso8583/message.ts';

/** One way to take the input. `how` says in words what it was taken for, `notes` what is to be said of that way. */
export type Source =
  | { kind: 'bytes'; bytes: Buffer; how: Words; notes?: Words[] }
  | { kind: 'messages'; messages: Message[]; how: Words };

/** Bytes that belong together, with the ways to take them, likeliest first. `label` tells streams of one capture apart. */
export type Stream = { label: string | null; sources: Source[]; notes: Words[] };

/** Thrown when the input is nothing that could be explained; without a full stop. The message of the error is the English one. */
export class InputError extends Error {
  readonly words: Words;
  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

/** The largest input, in bytes. */
export const MAX_INPUT = 1 << 20;

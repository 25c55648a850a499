// Framing: puts a length in front of a message, and finds messages again in a stream of packets.
import { bytesWords } from './cursor.ts';
import type { Framing } from './dialect.ts';
import { CodecError } from './errors.ts';
import { FRAME_LENGTHS } from './framing/index.ts';

/**
 * What a stream held: a message without its length, a keep-alive (a frame of length zero, to be echoed), or a front that
 * cannot be: then nothing after it can be trusted, no more frames come, and the connection should be closed.
 */
export type Frame =
  | { kind: 'message'; payload: Buffer }
  | { kind: 'keep-alive' }
  | { kind: 'broken'; error: CodecError };

const EMPTY = Buffer.alloc(0);

/** Finds frames in a stream of packets, however they were split or joined. */
export type Deframer = {
  /** Takes the bytes of one packet and returns the frames that are complete now, in order. */
  push(packet: Uint8Array): Frame[];
  /** Bytes held of a frame that is not complete; 0 between frames. */
  readonly pending: number;
};

export type Framer = {
  /** Bytes in front of a message: the length and the zeros around it. */
  readonly overhead: number;
  /** Writes what stands in front of a message of that many bytes, header included. */
  writeFront(bytes: Buffer, at: number, payloadLength: number): void;
  /** The frame of a message, header included; an empty one makes a keep-alive. */
  frame(payload: Uint8Array): Buffer;
  /** `maxBytes` bounds a message: a longer announcement breaks the stream before anything is kept. */
  deframer(maxBytes?: number): Deframer;
};

/** The functions of a framing; `headerBytes` is the size of the dialect's header. Throws RangeError for framing `none`. */
export function compileFraming(framing: Framing, headerBytes: number): Framer {
  const { countsItself = false, countsHeader = true, zerosBefore = 0, zerosAfter = 0 } = framing;
  if (framing.length === 'none') throw new RangeError('framing none: messages of this dialect cannot share a stream');
  const length = FRAME_LENGTHS[framing.length];
  const overhead = zerosBefore + length.bytes + zerosAfter;
  /** What the length says beyond the bytes that follow it. */
  const extra = (countsItself ? length.bytes : 0) - (countsHeader ? 0 : headerBytes);

  function writeFront(bytes: Buffer, at: number, payloadLength: number): void {
    const said = payloadLength === 0 ? 0 : payloadLength + extra;
    if (said > length.largest)
      throw new CodecError({ code: 'frame-too-long', expected: `a length up to ${length.largest}`, found: `${said}` });
    bytes.fill(0, at, at + overhead);
    length.write(said, bytes, at + zerosBefore);
  }

  /** Bytes that follow the front, or an error. */
  function payloadLength(bytes: Buffer, at: number, maxBytes: number): number {
    const said = length.read(bytes, at + zerosBefore);
    if (said === null)
      throw new CodecError({
        code: 'frame-invalid',
        offset: at + zerosBefore,
        expected: `a frame length (${framing.length})`,
        found: 'bytes that are none',
      });
    if (said === 0) return 0;
    const follows = said - extra;
    const minimum = countsHeader ? 0 : headerBytes;
    if (follows < minimum)
      throw new CodecError({
        code: 'frame-invalid',
        offset: at,
        expected: `a length of at least ${minimum + extra}`,
        found: `${said}`,
        hint: 'does the length include its own bytes or the header?',
      });
    if (follows > maxBytes)
      throw new CodecError({
        code: 'frame-too-long',
        offset: at,
        expected: `at most ${bytesWords(maxBytes)}`,
        found: bytesWords(follows),
        hint: 'is the length written in this way and byte order?',
      });
    return follows;
  }

  return {
    overhead,
    writeFront,
    frame(payload) {
      const bytes = Buffer.allocUnsafe(overhead + payload.length);
      writeFront(bytes, 0, payload.length);
      bytes.set(payload, overhead);
      return bytes;
    },
    deframer: (maxBytes = 65535) => new StreamDeframer(overhead, (bytes, at) => payloadLength(bytes, at, maxBytes)),
  };
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

class StreamDeframer implements Deframer {
  readonly #overhead: number;
  readonly #payloadLength: (bytes: Buffer, at: number) => number;
  /** The beginning of a frame that is not complete; grows by doubling, so it never holds twice what was received. */
  #held: Buffer = EMPTY;
  #pending = 0;
  #broken = false;

  constructor(overhead: number, payloadLength: (bytes: Buffer, at: number) => number) {
    this.#overhead = overhead;
    this.#payloadLength = payloadLength;
  }

  get pending(): number {
    return this.#pending;
  }

  push(packet: Uint8Array): Frame[] {
    if (this.#broken) return [];
    const own = this.#pending === 0;
    const bytes = own ? asBuffer(packet) : this.#append(packet);
    const frames: Frame[] = [];
    let at = 0;
    try {
      while (bytes.length - at >= this.#overhead) {
        const start = at + this.#overhead;
        const next = start + this.#payloadLength(bytes, at);
        if (next > bytes.length) break;
        frames.push(
          next === start ? { kind: 'keep-alive' } : { kind: 'message', payload: bytes.subarray(start, next) },
        );
        at = next;
      }
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      this.#broken = true;
      this.#keepNothing();
      frames.push({ kind: 'broken', error });
      return frames;
    }
    if (at === bytes.length) this.#keepNothing();
    else if (own || at > 0) this.#keep(bytes.subarray(at));
    return frames;
  }

  #append(packet: Uint8Array): Buffer {
    const length = this.#pending + packet.length;
    if (length > this.#held.length) {
      const grown = Buffer.allocUnsafe(Math.max(length, this.#held.length * 2));
      this.#held.copy(grown, 0, 0, this.#pending);
      this.#held = grown;
    }
    this.#held.set(packet, this.#pending);
    this.#pending = length;
    return this.#held.subarray(0, length);
  }

  /** Keeps a copy: frames given out stay untouched, and a few bytes do not hold a large packet. */
  #keep(rest: Buffer): void {
    this.#pending = rest.length;
    this.#held = Buffer.from(rest);
  }

  #keepNothing(): void {
    this.#pending = 0;
    this.#held = EMPTY;
  }
}

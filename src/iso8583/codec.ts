// The codec: a dialect compiled once into encode and decode.
import { type Decoded, Decoder, type Inspection } from './decoder.ts';
import type { Dialect } from './dialect.ts';
import { compileEncoder, type Sign } from './encoder.ts';
import { compileFraming, type Deframer, type Framer } from './frame.ts';
import type { Header } from './header.ts';
import { maskMessage, type Sensitivity, sensitivityOf } from './mask.ts';
import type { Message } from './message.ts';
import { compilePlan } from './plan.ts';
import { assertPresence, checkPresence, type PresenceFault } from './presence.ts';

export type Codec = {
  readonly dialect: Dialect;
  /** Header, MTI, bitmaps and fields, without frame length. With `sign`, the MAC field is added. */
  encode(message: Message, header?: Header, sign?: Sign): Buffer;
  /** The same with its frame length in front, for a stream. */
  encodeFrame(message: Message, header?: Header, sign?: Sign): Buffer;
  /** Reads one whole message without frame length; anything wrong is a CodecError. */
  decode(bytes: Uint8Array): Decoded;
  /** As decode, but gives what it has and the error instead of throwing. */
  inspect(bytes: Uint8Array): Inspection;
  /** The bytes that the MAC of a decoded message covers; null when the message or the dialect has none. */
  macInput(bytes: Uint8Array, decoded: Decoded): Buffer | null;
  /** The frame of an encoded message; of no bytes, a keep-alive. RangeError for dialects without framing. */
  frame(payload: Uint8Array): Buffer;
  /** `maxBytes` defaults to the largest message of the dialect. */
  deframer(maxBytes?: number): Deframer;
  /** Presence rules of the dialect that the message breaks; an answer is also held against its request. */
  check(message: Message, request?: Message): PresenceFault[];
  /** Throws the first of them as a CodecError. */
  assert(message: Message, request?: Message): void;
  sensitivity(field: number): Sensitivity;
  /** A copy that may be shown. */
  mask(message: Message): Message;
};

/** Compiles a dialect. RowError or RangeError when its data cannot be; loadDialect says so more kindly. */
export function compileDialect(dialect: Dialect): Codec {
  const plan = compilePlan(dialect);
  const encodeBehind = compileEncoder(plan);
  const decoder = new Decoder(plan);
  const framer = framerOf(dialect, plan.header.bytes);
  const rules = dialect.presence ?? [];
  const sensitivity = (field: number) => plan.fields[field]?.resolved.sensitivity ?? sensitivityOf(field);

  return {
    dialect,
    encode: (message, header = {}, sign) => encodeBehind(0, message, header, sign),
    encodeFrame(message, header = {}, sign) {
      const { overhead, writeFront } = framer();
      const bytes = encodeBehind(overhead, message, header, sign);
      writeFront(bytes, 0, bytes.length - overhead);
      return bytes;
    },
    decode: (bytes) => decoder.decode(asBuffer(bytes)),
    inspect: (bytes) => decoder.inspect(asBuffer(bytes)),
    macInput(bytes, { mtiAt, macAt }) {
      if (macAt === null) return null;
      return asBuffer(bytes).subarray(dialect.mac?.from === 'header' ? 0 : mtiAt, macAt);
    },
    frame: (payload) => framer().frame(payload),
    deframer: (maxBytes = plan.maxBytes) => framer().deframer(maxBytes),
    check: (message, request) => checkPresence(rules, message, request),
    assert: (message, request) => assertPresence(rules, message, request),
    sensitivity,
    mask: (message) => maskMessage(message, sensitivity),
  };
}

/** The framing when it is first wanted, because a dialect without framing is wrong only on a stream. */
function framerOf({ framing = { length: 'none' } }: Dialect, headerBytes: number): () => Framer {
  let framer: Framer | null = null;
  return () => {
    framer ??= compileFraming(framing, headerBytes);
    return framer;
  };
}

// Taken once: a global is looked up anew at every use.
const { isBuffer } = Buffer;

const asBuffer = (bytes: Uint8Array): Buffer =>
  isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

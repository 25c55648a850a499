// How messages stand on the wire between terminal and acquirer, so that a campaign can read them, write them, sign them, and spoil them.
import { dialectNamed } from '../definitions/dialects/index.ts';
import { CodecError, compileDialect, type MacRule } from '../iso8583/index.ts';
import { jsonMacInput } from '../iso8583/json.ts';
import type { Fields, Message } from '../iso8583/message.ts';

/** Makes the value of the MAC field, in hexadecimal, over the bytes that it covers. */
export type Sign = (covered: Uint8Array) => string;

/** `like` lends its header where the wire has one; with `sign` the message gets a right MAC in place of the one that it has. */
type Writing = { like?: Uint8Array; sign?: Sign | undefined };

export type Line = {
  /** The body of a message. Null when the wire cannot say it. */
  write(message: Message, how?: Writing): Buffer | null;
  /** The message in a body, or null when it is none. */
  read(body: Uint8Array): Message | null;
  /** `spoilt`, which is as long as the `right` body, with a right MAC again. Null where its place cannot be told. */
  seal(spoilt: Uint8Array, right: Uint8Array, sign: Sign): Buffer | null;
  /** Bytes before the message type, which no MAC protects; null where bodies are text. */
  readonly headerBytes: number | null;
  /** The dialect's rule of MACs; undefined when it has none of its own. */
  readonly macRule: MacRule | undefined;
  /** An answer comes with an HTTP status; where it does not, trouble is a broken connection. */
  readonly hasStatus: boolean;
  /** Puts a body into a frame and takes it out again; bodies without frames stay as they are. */
  frame(body: Uint8Array): Buffer;
  unframe(bytes: Uint8Array): Buffer;
  /** A frame whose length says so many bytes more (or less) than there are; null on a line without lengths. */
  misframe(body: Uint8Array, by: number): Buffer | null;
};

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const jsonLine: Line = {
  write(message, { sign } = {}) {
    const { mti, fields } = message;
    const signed = sign === undefined ? fields : { ...fields, 64: sign(jsonMacInput(message)) };
    return Buffer.from(JSON.stringify({ mti, fields: signed }));
  },
  read(body) {
    try {
      const { mti, fields } = JSON.parse(bufferOf(body).toString('utf8')) as { mti: unknown; fields: unknown };
      return typeof mti === 'string' && typeof fields === 'object' && fields !== null
        ? { mti, fields: fields as Fields }
        : null;
    } catch {
      return null;
    }
  },
  seal: () => null,
  headerBytes: null,
  macRule: undefined,
  hasStatus: true,
  frame: bufferOf,
  unframe: bufferOf,
  misframe: () => null,
};

const unless = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
};

/** The line of a dialect, over HTTP (`hasStatus`) or on a stream. Throws RangeError when there is none of that name. */
export function dialectLine(name: string, hasStatus = false): Line {
  const dialect = dialectNamed(name);
  if (dialect === undefined) throw new RangeError(`There is no dialect ${name}.`);
  const codec = compileDialect(dialect);
  const headerBytes = (dialect.header ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
  const framed = (dialect.framing?.length ?? 'none') !== 'none';
  return {
    write: (message, { like, sign } = {}) =>
      unless(() => codec.encode(message, like === undefined ? {} : codec.inspect(like).header, sign)),
    read: (body) => unless(() => codec.decode(body).message),
    seal: (spoilt, right, sign) =>
      unless(() => {
        const { macAt, mtiAt } = codec.decode(right);
        if (macAt === null || spoilt.length !== right.length) return null;
        const sealed = Buffer.from(spoilt);
        const from = dialect.mac?.from === 'header' ? 0 : mtiAt;
        sealed.set(Buffer.from(sign(sealed.subarray(from, macAt)), 'hex'), macAt);
        return sealed;
      }),
    headerBytes,
    macRule: dialect.mac,
    hasStatus,
    frame: (body) => (framed ? codec.frame(body) : bufferOf(body)),
    unframe(bytes) {
      if (!framed) return bufferOf(bytes);
      const [first] = codec.deframer().push(bytes);
      return first?.kind === 'message' ? first.payload : bufferOf(bytes);
    },
    misframe(body, by) {
      if (!framed || body.length + by < 1) return null;
      const front = (length: number) => codec.frame(Buffer.alloc(length)).subarray(0, -length);
      return Buffer.concat([front(body.length + by), body]);
    },
  };
}

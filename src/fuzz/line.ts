// How messages stand on the wire between terminal and acquirer, so that a campaign can read them, write them, and spoil them.
import { DIALECTS, type DialectName } from '../definitions/dialects/index.ts';
import { CodecError, compileDialect } from '../iso8583/index.ts';
import type { Fields, Message } from '../iso8583/message.ts';

export type Line = {
  /** The body of a message; the header is that of `like` where the wire has one. Null when the wire cannot say it. */
  write(message: Message, like?: Uint8Array): Buffer | null;
  /** The message in a body, or null when it is none. */
  read(body: Uint8Array): Message | null;
  /** Bytes before the message type, which no MAC protects; null where bodies are text. */
  readonly headerBytes: number | null;
  /** Puts a body into a frame and takes it out again; bodies without frames stay as they are. */
  frame(body: Uint8Array): Buffer;
  unframe(bytes: Uint8Array): Buffer;
};

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const jsonLine: Line = {
  write: (message) => Buffer.from(JSON.stringify(message)),
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
  headerBytes: null,
  frame: bufferOf,
  unframe: bufferOf,
};

/** The line of a dialect of the house. Throws RangeError when there is none of that name. */
export function dialectLine(name: string): Line {
  if (!Object.hasOwn(DIALECTS, name)) throw new RangeError(`There is no dialect ${name}.`);
  const dialect = DIALECTS[name as DialectName];
  const codec = compileDialect(dialect);
  const headerBytes = (dialect.header ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
  const unless = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      if (error instanceof CodecError) return null;
      throw error;
    }
  };
  return {
    write: (message, like) =>
      unless(() => {
        const body = codec.encode(message);
        if (like !== undefined) body.set(like.subarray(0, headerBytes));
        return body;
      }),
    read: (body) => unless(() => codec.decode(body).message),
    headerBytes,
    frame: (body) => codec.frame(body),
    unframe(bytes) {
      const [first] = codec.deframer().push(bytes);
      return first?.kind === 'message' ? first.payload : bufferOf(bytes);
    },
  };
}

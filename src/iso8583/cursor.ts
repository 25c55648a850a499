// Positions in bytes: a reader and a writer that know which field they are at, so that every error says where.
import { CodecError, type CodecErrorCode } from './errors.ts';

/** Slices that Buffer has beside toString; used where they exist because they skip its choice of encoding. */
type Slices = { latin1Slice?: (from: number, to: number) => string; hexSlice?: (from: number, to: number) => string };
const { latin1Slice, hexSlice } = Buffer.prototype as Slices;
const toLatin1 = (bytes: Buffer, end: number) =>
  latin1Slice === undefined ? bytes.toString('latin1', 0, end) : latin1Slice.call(bytes, 0, end);
const toHex = (bytes: Buffer, end: number) =>
  hexSlice === undefined ? bytes.toString('hex', 0, end) : hexSlice.call(bytes, 0, end);

/** Reads forward through bytes; never past `end`. */
export class Reader {
  readonly bytes: Buffer;
  at: number;
  readonly end: number;
  /** Field being read; null in header, MTI and bitmap. */
  field: number | null = null;
  /** The whole input as text, made once when first wanted: cutting pieces off a string is far cheaper than decoding each. */
  private latin1Text: string | null = null;
  private hexText: string | null = null;

  constructor(bytes: Buffer, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Bytes from there to there as ISO 8859-1 characters. */
  latin1(from: number, to: number): string {
    this.latin1Text ??= toLatin1(this.bytes, this.end);
    return this.latin1Text.slice(from, to);
  }

  /** Nibbles from there to there, counted from the first byte, as lower-case hexadecimal. */
  nibbles(from: number, to: number): string {
    this.hexText ??= toHex(this.bytes, this.end);
    return this.hexText.slice(from, to);
  }

  /** Takes `count` bytes and returns where they begin. */
  take(count: number): number {
    const from = this.at;
    if (count > this.end - from) this.fail('truncated', bytesWords(count), `${bytesWords(this.end - from)} left`);
    this.at = from + count;
    return from;
  }

  fail(code: CodecErrorCode, expected: string, found: string, hint = '', offset = this.at): never {
    throw new CodecError({ code, field: this.field, offset, expected, found, hint });
  }
}

/** Writes forward into a buffer of fixed size. */
export class Writer {
  readonly bytes: Buffer;
  at = 0;
  field: number | null = null;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Makes sure of `count` bytes and returns where they begin. */
  room(count: number): number {
    const from = this.at;
    if (count > this.bytes.length - from)
      this.fail('message-too-long', `at most ${this.bytes.length} bytes`, `at least ${from + count} bytes`);
    this.at = from + count;
    return from;
  }

  /** Appends bytes as they are. */
  put(bytes: Uint8Array): void {
    const from = this.room(bytes.length);
    for (let i = 0; i < bytes.length; i++) this.bytes[from + i] = bytes[i]!;
  }

  fail(code: CodecErrorCode, expected: string, found: string, hint = ''): never {
    throw new CodecError({ code, field: this.field, offset: null, expected, found, hint });
  }
}

export const bytesWords = (count: number) => `${count} ${count === 1 ? 'byte' : 'bytes'}`;

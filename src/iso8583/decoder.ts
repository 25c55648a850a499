// From bytes to a message, or to what can be read of one.
import { Announcements } from './announced.ts';
import { bytesWords, Reader } from './cursor.ts';
import { CodecError } from './errors.ts';
import { chosen } from './field.ts';
import type { Header } from './header.ts';
import { mtiHint, trailingHint } from './hints.ts';
import type { Fields, Message } from './message.ts';
import { type Plan, tooLong } from './plan.ts';

/** What was decoded. `mtiAt` and `macAt` are byte offsets; the MAC covers from its rule's begin to `macAt`. */
export type Decoded = { message: Message; header: Header; mtiAt: number; macAt: number | null };

/** Where one field lies in the bytes, its length prefix included. */
export type FieldTrace = { field: number; offset: number; bytes: number };

/** What could be decoded of bytes that may be damaged. */
export type Inspection = {
  header: Header;
  /** Null when not even the MTI could be read. */
  mti: string | null;
  fields: Fields;
  trace: FieldTrace[];
  error: CodecError | null;
};

/** Reads messages of one dialect. What it remembers and its bits are its own, so that one codec does not disturb another. */
export class Decoder {
  readonly #plan: Plan;
  readonly #announcements: Announcements;
  readonly #bits = new Uint8Array(24);

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#announcements = new Announcements(plan);
  }

  /** One whole message; anything wrong is a CodecError. */
  decode(bytes: Buffer): Decoded {
    try {
      return this.#read(new Reader(bytes), null);
    } catch (error) {
      throw error instanceof CodecError ? this.#explained(error, bytes) : error;
    }
  }

  /** As decode, but keeps what was read and where, so that damage leaves the rest to be seen. */
  inspect(bytes: Buffer): Inspection {
    const seen: Inspection = { header: {}, mti: null, fields: {}, trace: [], error: null };
    try {
      this.#read(new Reader(bytes), seen);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      seen.error = this.#explained(error, bytes);
    }
    return seen;
  }

  /** Reads all; what is read stays in `seen`, when it is given, whatever comes after it. */
  #read(reader: Reader, seen: Inspection | null): Decoded {
    const plan = this.#plan;
    if (reader.end > plan.maxBytes) tooLong(reader.end, plan.maxBytes);
    const header = plan.header.read(reader);
    if (seen !== null) seen.header = header;
    const mtiAt = reader.at;
    const mti = plan.mti.read(reader);
    if (seen !== null) seen.mti = mti;
    const { numbers, fields, macField, blank } = this.#announcements.of(
      this.#bits,
      plan.bitmap.read(reader, this.#bits),
    );
    const found: Fields = seen === null ? { ...blank } : seen.fields;
    const message: Message = { mti, fields: found };
    let macAt: number | null = null;
    for (let i = 0; i < fields.length; i++) {
      const number = numbers[i]!;
      const offset = reader.at;
      if (number === macField) macAt = offset;
      reader.field = number;
      const field = fields[i] ?? unknownField(reader);
      found[number] = chosen(field, message).read(reader);
      seen?.trace.push({ field: number, offset, bytes: reader.at - offset });
    }
    reader.field = null;
    checkEnd(reader);
    return { message, header, mtiAt, macAt };
  }

  /** The error with the hint that something else stands before the message type, where what was read as one has no class. */
  #explained(error: CodecError, bytes: Buffer): CodecError {
    const { header, mti, dialect } = this.#plan;
    if (error.code === 'mti-invalid' || bytes.length < header.bytes + 4) return error;
    const hint = mti.read(new Reader(bytes, header.bytes))[1] === '0' ? mtiHint(bytes, header.bytes, dialect) : '';
    return hint === '' ? error : new CodecError({ ...error.toJSON(), hint });
  }
}

function unknownField(reader: Reader): never {
  const hint = 'is the bitmap where the dialect says?';
  return reader.fail('unknown-field', 'a field of the dialect', 'one without a row', hint);
}

function checkEnd(reader: Reader): void {
  const rest = reader.end - reader.at;
  if (rest > 0)
    reader.fail('trailing-bytes', 'the end of the message', `${bytesWords(rest)} more`, trailingHint(reader));
}

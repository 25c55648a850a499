// From bytes to a message, or to what can be read of one.
import { bytesWords, Reader } from './cursor.ts';
import { ENCODINGS } from './encodings/index.ts';
import { CodecError } from './errors.ts';
import type { Header } from './header.ts';
import { mtiHint, trailingHint } from './hints.ts';
import { readInPlace, readPlain } from './in-place.ts';
import { chosen, isMti, type Layout, tooLong } from './layout.ts';
import type { Fields, Message } from './message.ts';
import { type Plan, Plans, STEP } from './plan.ts';

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

/** Reads messages of one layout. Its plans and bits are its own, so that one codec does not disturb another. */
export class Decoder {
  readonly #layout: Layout;
  readonly #plans: Plans;
  readonly #bits = new Uint8Array(24);

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#plans = new Plans(layout.fields, layout.macFieldOf);
  }

  /** One whole message; anything wrong is a CodecError. */
  decode(bytes: Buffer): Decoded {
    try {
      return this.#run(new Reader(bytes));
    } catch (error) {
      throw error instanceof CodecError ? this.#explained(error, bytes) : error;
    }
  }

  /** As decode, but keeps what was read and where, so that damage leaves the rest to be seen. */
  inspect(bytes: Buffer): Inspection {
    const into: Inspection = { header: {}, mti: null, fields: {}, trace: [], error: null };
    try {
      this.#trace(new Reader(bytes), into);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      into.error = this.#explained(error, bytes);
    }
    return into;
  }

  /** Reads all; the fields begin as a copy of the plan's, because an object that has its keys is quicker to fill. */
  #run(reader: Reader): Decoded {
    const { header, maxBytes } = this.#layout;
    if (reader.end > maxBytes) tooLong(reader.end, maxBytes);
    const items = header.read(reader);
    const mtiAt = reader.at;
    const mti = this.#readMti(reader);
    const plan = this.#readPlan(reader);
    const found: Fields = { ...plan.blank };
    const message = { mti, fields: found };
    const { steps, macField } = plan;
    let macAt: number | null = null;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i]!;
      const { number } = step;
      if (number === macField) macAt = reader.at;
      const value = step.isPlain ? readPlain(reader, step) : step.step === STEP.call ? null : readInPlace(reader, step);
      found[number] = value ?? readByField(reader, plan, i, message);
    }
    checkEnd(reader);
    return { message, header: items, mtiAt, macAt };
  }

  #trace(reader: Reader, into: Inspection): void {
    const { header, maxBytes } = this.#layout;
    if (reader.end > maxBytes) tooLong(reader.end, maxBytes);
    into.header = header.read(reader);
    const mti = this.#readMti(reader);
    into.mti = mti;
    const plan = this.#readPlan(reader);
    for (const [i, field] of plan.numbers.entries()) {
      const offset = reader.at;
      into.fields[field] = readByField(reader, plan, i, { mti, fields: into.fields });
      into.trace.push({ field, offset, bytes: reader.at - offset });
    }
    checkEnd(reader);
  }

  #readPlan(reader: Reader): Plan {
    return this.#plans.of(this.#bits, this.#layout.bitmap.read(reader, this.#bits));
  }

  #readMti(reader: Reader): string {
    const { dialect, mti: encoding } = this.#layout;
    const at = reader.at;
    // Packed digits refuse letters themselves; read as nibbles they come here to be told as what they are.
    const mti = (dialect.mti === 'bcd-left' ? ENCODINGS['nibbles-left'] : encoding).read(reader, 4);
    if (!isMti(mti))
      reader.fail(
        'mti-invalid',
        'a message type such as 0200',
        'something else',
        mtiHint(reader.bytes, at, dialect),
        at,
      );
    return mti;
  }

  /** The error with the hint that something else stands before the message type, where what was read as one has no class. */
  #explained(error: CodecError, bytes: Buffer): CodecError {
    const { header, dialect } = this.#layout;
    if (error.code === 'mti-invalid' || bytes.length < header.bytes + 4) return error;
    const mti = this.#readMti(new Reader(bytes, header.bytes));
    const hint = mti[1] === '0' ? mtiHint(bytes, header.bytes, dialect) : '';
    return hint === '' ? error : new CodecError({ ...error.toJSON(), hint });
  }
}

function readByField(reader: Reader, plan: Plan, i: number, message: Message): string {
  reader.field = plan.numbers[i]!;
  const field = plan.readers[i];
  if (field !== undefined) return chosen(field, message).read(reader);
  return reader.fail(
    'unknown-field',
    'a field of the dialect',
    'one without a row',
    'is the bitmap where the dialect says?',
  );
}

function checkEnd(reader: Reader): void {
  reader.field = null;
  const rest = reader.end - reader.at;
  if (rest > 0)
    reader.fail('trailing-bytes', 'the end of the message', `${bytesWords(rest)} more`, trailingHint(reader));
}

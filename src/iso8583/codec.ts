// The codec: a dialect compiled once into encode and decode.
import { compileBitmap } from './bitmap.ts';
import { bytesWords, Reader, Writer } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import { ENCODINGS } from './encodings/index.ts';
import { CodecError } from './errors.ts';
import { compileField, type Field } from './field.ts';
import { compileFraming, type Deframer, type Frame, type Framer } from './frame.ts';
import { compileHeader, type Header } from './header.ts';
import { mtiHint, trailingHint } from './hints.ts';
import { readInPlace } from './in-place.ts';
import { maskMessage, type Sensitivity, sensitivityOf } from './mask.ts';
import type { Fields, Message } from './message.ts';
import { type Plan, Plans, STEP } from './plan.ts';
import { assertPresence, checkPresence, holds, type PresenceFault } from './presence.ts';

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

/** Computes a MAC over the bytes before it; returns the value of the MAC field, in hexadecimal. */
export type Sign = (covered: Buffer) => string;

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
  frame(payload: Uint8Array): Buffer;
  /** `maxBytes` defaults to the largest message of the dialect. */
  deframer(maxBytes?: number): Deframer;
  /** Presence rules of the dialect that the message breaks. */
  check(message: Message, request?: Message): PresenceFault[];
  /** Throws the first of them. */
  assert(message: Message, request?: Message): void;
  sensitivity(field: number): Sensitivity;
  /** A copy that may be shown. */
  mask(message: Message): Message;
};

export type { Deframer, Frame };

/** Compiles a dialect. RowError or RangeError when its data cannot be; loadDialect says so more kindly. */
export function compileDialect(dialect: Dialect): Codec {
  const fields: (Field | undefined)[] = new Array(193).fill(undefined);
  for (const [number, row] of Object.entries(dialect.fields))
    fields[Number(number)] = compileField(dialect, Number(number), row);
  const bitmap = compileBitmap(dialect.bitmap);
  const header = compileHeader(dialect.header ?? []);
  const mtiEncoding = ENCODINGS[dialect.mti];
  const maxBytes = dialect.maxBytes ?? 65535;
  const framer: Framer | null =
    dialect.framing === undefined || dialect.framing.length === 'none'
      ? null
      : compileFraming(dialect.framing, header.bytes);
  const rules = dialect.presence ?? [];
  const { mac } = dialect;
  const largestField = dialect.bitmap.tertiary === true ? 192 : 128;

  const framed = (): Framer => framer ?? compileFraming({ length: 'none' }, 0);
  /** Bits of the message at hand; used up before anything outside is called. */
  const bits = new Uint8Array(24);
  /** Scratch bytes for encoding; taken away while in use, so that a signer may encode too. */
  let scratch: Buffer | null = Buffer.allocUnsafe(Math.min(maxBytes, 4096));

  const macFieldOf = (highest: number): number =>
    mac === undefined ? 0 : mac.extendedField !== undefined && highest > 64 ? mac.extendedField : mac.field;
  const plans = new Plans(fields, macFieldOf);

  /** Sets the bits of the fields present; returns the highest field. */
  function setBits(message: Message): number {
    let highest = 0;
    bits.fill(0);
    for (const key in message.fields) {
      const number = Number(key);
      if (message.fields[number] === undefined) continue;
      if (!(number >= 2 && number <= largestField) || fields[number] === undefined) unknownField(number);
      bits[(number - 1) >> 3]! |= 0x80 >> ((number - 1) & 7);
      if (number > highest) highest = number;
    }
    return highest;
  }

  function write(writer: Writer, message: Message, given: Header, sign: Sign | undefined): void {
    const start = writer.at;
    const highest = setBits(message);
    const macField = sign === undefined ? 0 : macFieldOf(highest);
    if (macField > 0) bits[(macField - 1) >> 3]! |= 0x80 >> ((macField - 1) & 7);
    header.write(given, writer);
    const mtiAt = writer.at;
    if (!isMti(message.mti)) writer.fail('mti-invalid', 'four digits', 'something else');
    mtiEncoding.write(message.mti, writer);
    bitmap.write(bits, writer);
    const coveredFrom = mac?.from === 'header' ? start : mtiAt;
    for (let number = 2; number <= Math.max(highest, macField); number++) {
      const field = fields[number];
      if (number === macField && sign !== undefined) {
        writer.field = number;
        field?.write(sign(writer.bytes.subarray(coveredFrom, writer.at)), writer);
        continue;
      }
      const value = message.fields[number];
      if (value === undefined || field === undefined) continue;
      writer.field = number;
      if (typeof value !== 'string') writer.fail('value-invalid', 'a text', typeof value);
      chosen(field, message).write(value, writer);
    }
  }

  function encodeInto(front: number, message: Message, given: Header, sign: Sign | undefined): Buffer {
    for (;;) {
      const bytes = scratch ?? Buffer.allocUnsafe(4096);
      scratch = null;
      const writer = new Writer(bytes);
      writer.at = front;
      try {
        write(writer, message, given, sign);
        if (writer.at - front > maxBytes) tooLong(writer.at - front, maxBytes);
        const whole = Buffer.allocUnsafe(writer.at);
        bytes.copy(whole, 0, 0, writer.at);
        scratch = bytes;
        return whole;
      } catch (error) {
        scratch = bytes;
        const small =
          error instanceof CodecError && error.code === 'message-too-long' && bytes.length < front + maxBytes;
        if (!small) throw error;
        scratch = Buffer.allocUnsafe(Math.min(bytes.length * 4, front + maxBytes));
      }
    }
  }

  function readMti(reader: Reader): string {
    const mtiAt = reader.at;
    // Packed digits refuse letters themselves; read as nibbles they come here to be told as what they are.
    const mti = dialect.mti === 'bcd-left' ? ENCODINGS['nibbles-left'].read(reader, 4) : mtiEncoding.read(reader, 4);
    if (!isMti(mti)) {
      const hint = mtiHint(reader.bytes, mtiAt, dialect);
      reader.fail('mti-invalid', 'a message type such as 0200', 'something else', hint, mtiAt);
    }
    return mti;
  }

  function noRow(reader: Reader, number: number): never {
    reader.field = number;
    return reader.fail(
      'unknown-field',
      'a field of the dialect',
      'one without a row',
      'is the bitmap where the dialect says?',
    );
  }

  function ended(reader: Reader): void {
    reader.field = null;
    if (reader.at < reader.end)
      reader.fail(
        'trailing-bytes',
        'the end of the message',
        `${bytesWords(reader.end - reader.at)} more`,
        trailingHint(reader),
      );
  }

  /** Reads all; the fields begin as a copy of the plan's, because an object that has its keys is quicker to fill. */
  function run(reader: Reader): Decoded {
    if (reader.end > maxBytes) tooLong(reader.end, maxBytes);
    const items = header.read(reader);
    const mtiAt = reader.at;
    const mti = readMti(reader);
    const plan = plans.of(bits, bitmap.read(reader, bits));
    const found: Fields = { ...plan.blank };
    const message = { mti, fields: found };
    const { steps, macField } = plan;
    let macAt: number | null = null;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i]!;
      const { number } = step;
      if (number === macField) macAt = reader.at;
      const value = step.step === STEP.call ? null : readInPlace(reader, step);
      found[number] = value ?? readByField(reader, plan, i, message);
    }
    ended(reader);
    return { message, header: items, mtiAt, macAt };
  }

  function readByField(reader: Reader, plan: Plan, i: number, message: Message): string {
    const number = plan.numbers[i]!;
    reader.field = number;
    return chosen(plan.readers[i] ?? noRow(reader, number), message).read(reader);
  }

  /** As run, but keeps what was read and where, so that damage leaves the rest to be seen. */
  function trace(reader: Reader, into: Inspection): void {
    if (reader.end > maxBytes) tooLong(reader.end, maxBytes);
    into.header = header.read(reader);
    const mti = readMti(reader);
    into.mti = mti;
    const plan = plans.of(bits, bitmap.read(reader, bits));
    for (const [i, number] of plan.numbers.entries()) {
      const offset = reader.at;
      into.fields[number] = readByField(reader, plan, i, { mti, fields: into.fields });
      into.trace.push({ field: number, offset, bytes: reader.at - offset });
    }
    ended(reader);
  }

  /** The error with the hint that something else stands before the message type, where what was read as one has no class. */
  function explained(error: unknown, whole: Buffer): unknown {
    if (!(error instanceof CodecError) || error.code === 'mti-invalid' || whole.length < header.bytes + 4) return error;
    const mti = readMti(new Reader(whole, header.bytes));
    const hint = mti[1] === '0' ? mtiHint(whole, header.bytes, dialect) : '';
    return hint === '' ? error : new CodecError({ ...error.toJSON(), hint });
  }

  const asBuffer = (bytes: Uint8Array) =>
    Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sensitivity = (field: number) => fields[field]?.resolved.sensitivity ?? sensitivityOf(field);

  return {
    dialect,
    encode: (message, given = {}, sign) => encodeInto(0, message, given, sign),
    encodeFrame(message, given = {}, sign) {
      const { overhead, writeFront } = framed();
      const bytes = encodeInto(overhead, message, given, sign);
      writeFront(bytes, 0, bytes.length - overhead);
      return bytes;
    },
    decode(bytes) {
      const whole = asBuffer(bytes);
      try {
        return run(new Reader(whole));
      } catch (error) {
        throw explained(error, whole);
      }
    },
    inspect(bytes) {
      const into: Inspection = { header: {}, mti: null, fields: {}, trace: [], error: null };
      try {
        trace(new Reader(asBuffer(bytes)), into);
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
        into.error = explained(error, asBuffer(bytes)) as CodecError;
      }
      return into;
    },
    macInput(bytes, { mtiAt, macAt }) {
      if (mac === undefined || macAt === null) return null;
      return asBuffer(bytes).subarray(mac.from === 'header' ? 0 : mtiAt, macAt);
    },
    frame: (payload) => framed().frame(payload),
    deframer: (limit = maxBytes) => framed().deframer(limit),
    check: (message, request) => checkPresence(rules, message, request),
    assert: (message, request) => assertPresence(rules, message, request),
    sensitivity,
    mask: (message) => maskMessage(message, sensitivity),
  };
}

/** The field itself, or the variant whose conditions hold of what is known of the message. */
function chosen(field: Field, message: Message): Field {
  if (field.variants === null) return field;
  return field.variants.find(({ when }) => when.every((condition) => holds(message, condition)))?.field ?? field;
}

/** Four digits whose first is a version that ISO 8583 gives: 0 to 2, or 8 and 9 for national and private use. */
function isMti(mti: string): boolean {
  const version = mti.charCodeAt(0) - 48;
  if (mti.length !== 4 || version < 0 || version > 9 || (version > 2 && version < 8)) return false;
  for (let i = 1; i < 4; i++) if (mti.charCodeAt(i) < 48 || mti.charCodeAt(i) > 57) return false;
  return true;
}

function unknownField(number: number): never {
  throw new CodecError({
    code: 'unknown-field',
    field: Number.isInteger(number) ? number : null,
    expected: 'a field of the dialect',
    found: 'one without a row',
  });
}

function tooLong(bytes: number, most: number): never {
  throw new CodecError({ code: 'message-too-long', expected: `at most ${bytesWords(most)}`, found: bytesWords(bytes) });
}

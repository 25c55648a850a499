// From a message to its bytes.
import { Writer } from './cursor.ts';
import { CodecError } from './errors.ts';
import type { Header } from './header.ts';
import { writeInPlace } from './in-place.ts';
import { chosen, isMti, type Layout, tooLong } from './layout.ts';
import type { Message } from './message.ts';
import { type Step, stepOf } from './plan.ts';

/** Computes a MAC over the bytes before it, which are only lent; returns the value of the MAC field, in hexadecimal. */
export type Sign = (covered: Buffer) => string;

/** Room for usual messages; larger ones make it grow, up to the bound of the dialect. */
const USUAL_BYTES = 4096;

/** Encodes messages behind `front` bytes that are left free. */
type Encoder = (front: number, message: Message, header: Header, sign: Sign | undefined) => Buffer;

export function compileEncoder(layout: Layout): Encoder {
  const { maxBytes } = layout;
  const steps = layout.fields.map((field, number) => stepOf(number, field));
  /** Fields of the message at hand as bits; used up before a signer is called. */
  const bits = new Uint8Array(24);
  /** Taken away while in use, so that a signer may encode too. */
  let scratch: Buffer | null = Buffer.allocUnsafe(Math.min(maxBytes, USUAL_BYTES));

  return (front, message, header, sign) => {
    for (;;) {
      const bytes = scratch ?? Buffer.allocUnsafe(USUAL_BYTES);
      scratch = null;
      const writer = new Writer(bytes);
      writer.at = front;
      try {
        writeMessage(layout, steps, bits, writer, message, header, sign);
        if (writer.at - front > maxBytes) tooLong(writer.at - front, maxBytes);
        scratch = bytes;
        const whole = Buffer.allocUnsafe(writer.at);
        bytes.copy(whole, 0, 0, writer.at);
        return whole;
      } catch (error) {
        scratch = bytes;
        const grows =
          error instanceof CodecError && error.code === 'message-too-long' && bytes.length < front + maxBytes;
        if (!grows) throw error;
        scratch = Buffer.allocUnsafe(Math.min(bytes.length * 4, front + maxBytes));
      }
    }
  };
}

function writeMessage(
  layout: Layout,
  steps: readonly Step[],
  bits: Uint8Array,
  writer: Writer,
  message: Message,
  header: Header,
  sign: Sign | undefined,
): void {
  const start = writer.at;
  const numbers = setBits(layout, message, bits);
  const macField = sign === undefined ? 0 : layout.macFieldOf(numbers.at(-1) ?? 0);
  if (macField > 0) addMacField(numbers, bits, macField);
  layout.header.write(header, writer);
  const mtiAt = writer.at;
  if (!isMti(message.mti)) writer.fail('mti-invalid', 'four digits', 'something else');
  layout.mti.write(message.mti, writer);
  layout.bitmap.write(bits, writer);
  const coveredFrom = layout.dialect.mac?.from === 'header' ? start : mtiAt;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    const signed = number === macField && sign !== undefined;
    const value = signed ? sign(writer.bytes.subarray(coveredFrom, writer.at)) : message.fields[number];
    const field = layout.fields[number];
    if (value === undefined || field === undefined) continue;
    writer.field = number;
    if (typeof value !== 'string') writer.fail('value-invalid', 'a text', typeof value);
    if (!writeInPlace(writer, steps[number]!, value)) chosen(field, message).write(value, writer);
  }
}

/** The MAC goes to its place among the other fields, most often behind them. */
function addMacField(numbers: number[], bits: Uint8Array, macField: number): void {
  bits[(macField - 1) >> 3]! |= 0x80 >> ((macField - 1) & 7);
  const place = numbers.findLastIndex((number) => number <= macField);
  if (numbers[place] !== macField) numbers.splice(place + 1, 0, macField);
}

/** Sets the bits of the fields present; returns their numbers, ascending (as keys that are array indexes always are). */
function setBits({ fields, largestField }: Layout, message: Message, bits: Uint8Array): number[] {
  const numbers: number[] = [];
  let last = 0;
  bits.fill(0);
  for (const key in message.fields) {
    const number = Number(key);
    if (message.fields[number] === undefined) {
      // A key such as '02' is no field number, but must not get lost either.
      if ((message.fields as Record<string, unknown>)[key] !== undefined) unknownField(Number.NaN);
      continue;
    }
    if (!(number >= 2 && number <= largestField) || fields[number] === undefined) unknownField(number);
    // A key such as '02' beside 2 comes behind all numbers, and is that field once more.
    if (number <= last) continue;
    last = number;
    bits[(number - 1) >> 3]! |= 0x80 >> ((number - 1) & 7);
    numbers.push(number);
  }
  return numbers;
}

function unknownField(number: number): never {
  throw new CodecError({
    code: 'unknown-field',
    field: Number.isInteger(number) ? number : null,
    expected: 'a field of the dialect',
    found: 'one without a row',
  });
}

// From a message to its bytes.
import { Writer } from './cursor.ts';
import { CodecError } from './errors.ts';
import { chosen, type Field } from './field.ts';
import type { Header } from './header.ts';
import type { Fields, Message } from './message.ts';
import { type Plan, tooLong } from './plan.ts';

/** Computes a MAC over the bytes before it, which are only lent; returns the value of the MAC field, in hexadecimal. */
export type Sign = (covered: Buffer) => string;

/** Room for usual messages; larger ones make it grow, up to the bound of the dialect. */
const USUAL_BYTES = 4096;

/** Encodes messages behind `front` bytes that are left free. */
type Encoder = (front: number, message: Message, header: Header, sign: Sign | undefined) => Buffer;

export function compileEncoder(plan: Plan): Encoder {
  const { maxBytes } = plan;
  /** Taken away while in use, so that a signer may encode too. */
  let scratch: Buffer | null = Buffer.allocUnsafe(Math.min(maxBytes, USUAL_BYTES));

  return (front, message, header, sign) => {
    for (;;) {
      const bytes = scratch ?? Buffer.allocUnsafe(USUAL_BYTES);
      scratch = null;
      const writer = new Writer(bytes);
      writer.at = front;
      try {
        writeMessage(plan, writer, message, header, sign);
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

function writeMessage(plan: Plan, writer: Writer, message: Message, header: Header, sign: Sign | undefined): void {
  const start = writer.at;
  const fields = fieldsOf(plan, message.fields);
  const macField = sign === undefined ? 0 : plan.macFieldOf(fields.at(-1)?.number ?? 0);
  if (macField > 0) addMacField(fields, plan.fields[macField] ?? unknownField(macField));
  plan.header.write(header, writer);
  const mtiAt = writer.at;
  plan.mti.write(message.mti, writer);
  plan.bitmap.write(fields, writer);
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!;
    const { number } = field;
    writer.field = number;
    const value =
      number === macField && sign !== undefined
        ? sign(writer.bytes.subarray(plan.dialect.mac?.from === 'header' ? start : mtiAt, writer.at))
        : message.fields[number];
    if (typeof value !== 'string') writer.fail('value-invalid', 'a text', typeof value);
    chosen(field, message).write(value, writer);
  }
}

/** The fields of a message in the order of their numbers; CodecError `unknown-field` for one that the dialect has not. */
function fieldsOf({ ascending }: Plan, values: Fields): Field[] {
  const fields: Field[] = [];
  // To count values is quicker than to list their numbers, and tells as well whether there are any besides those found.
  const count = Object.values(values).length;
  for (let i = 0; i < ascending.length && fields.length < count; i++)
    if (values[ascending[i]!.number] !== undefined) fields.push(ascending[i]!);
  if (fields.length !== count) refuseStrangers(values, fields);
  return fields;
}

/**
 * Refuses the first value that is of none of those fields. A value that is undefined is of none, and not part of the message; a
 * key such as '02' is no field number, but must not get lost either.
 */
function refuseStrangers(values: Fields, fields: readonly Field[]): void {
  for (const key in values) {
    const number = Number(key);
    if ((values as Record<string, unknown>)[key] === undefined) continue;
    if (!fields.some((field) => field.number === number))
      unknownField(values[number] === undefined || !Number.isInteger(number) ? null : number);
  }
}

/** The MAC goes to its place among the other fields, most often behind them. */
function addMacField(fields: Field[], macField: Field): void {
  const place = fields.findLastIndex(({ number }) => number <= macField.number);
  if (fields[place] !== macField) fields.splice(place + 1, 0, macField);
}

function unknownField(field: number | null): never {
  throw new CodecError({
    code: 'unknown-field',
    field,
    expected: 'a field of the dialect',
    found: 'one without a row',
  });
}

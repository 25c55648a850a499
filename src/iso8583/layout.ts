// The parts of a dialect made ready once, for encoder and decoder alike.
import { compileBitmap } from './bitmap.ts';
import { bytesWords } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import { ENCODINGS } from './encodings/index.ts';
import { CodecError } from './errors.ts';
import { compileField, type Field } from './field.ts';
import { compileHeader } from './header.ts';
import type { Message } from './message.ts';
import { holds } from './presence.ts';

/** A dialect made ready. `fields` is by number; a hole is a field without row. */
export type Layout = ReturnType<typeof compileLayout>;

export function compileLayout(dialect: Dialect) {
  const fields: (Field | undefined)[] = new Array(193).fill(undefined);
  for (const [number, row] of Object.entries(dialect.fields))
    fields[Number(number)] = compileField(dialect, Number(number), row);
  const { mac } = dialect;
  return {
    dialect,
    fields,
    bitmap: compileBitmap(dialect.bitmap),
    header: compileHeader(dialect.header ?? []),
    mti: ENCODINGS[dialect.mti],
    maxBytes: dialect.maxBytes ?? 65535,
    largestField: dialect.bitmap.tertiary === true ? 192 : 128,
    /** Field of the MAC in a message whose highest field is that; 0 when the dialect has none. */
    macFieldOf: (highest: number): number =>
      mac === undefined ? 0 : mac.extendedField !== undefined && highest > 64 ? mac.extendedField : mac.field,
  };
}

/** The field itself, or the variant whose conditions hold of what is known of the message. */
export function chosen(field: Field, message: Message): Field {
  if (field.variants === null) return field;
  return field.variants.find(({ when }) => when.every((condition) => holds(message, condition)))?.field ?? field;
}

/** Four digits whose first is a version that ISO 8583 gives: 0 to 2, or 8 and 9 for national and private use. */
export function isMti(mti: string): boolean {
  const version = mti.charCodeAt(0) - 48;
  if (mti.length !== 4 || version < 0 || version > 9 || (version > 2 && version < 8)) return false;
  for (let i = 1; i < 4; i++) if (mti.charCodeAt(i) < 48 || mti.charCodeAt(i) > 57) return false;
  return true;
}

/** Refuses a message that is larger than its dialect allows. */
export function tooLong(bytes: number, most: number): never {
  throw new CodecError({ code: 'message-too-long', expected: `at most ${bytesWords(most)}`, found: bytesWords(bytes) });
}

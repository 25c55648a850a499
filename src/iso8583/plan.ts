// A dialect made ready once, for encoder and decoder alike: each row as its functions, and what stands around the fields.
import { compileBitmap } from './bitmap.ts';
import { bytesWords } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import { CodecError } from './errors.ts';
import { compileField, type Field } from './field.ts';
import { compileHeader } from './header.ts';
import { compileMti } from './mti.ts';

export type Plan = {
  readonly dialect: Dialect;
  readonly header: ReturnType<typeof compileHeader>;
  readonly mti: ReturnType<typeof compileMti>;
  readonly bitmap: ReturnType<typeof compileBitmap>;
  /** By number; a hole is a field without row. */
  readonly fields: readonly (Field | undefined)[];
  /** Those that a bitmap of the dialect can announce, by ascending number. */
  readonly ascending: readonly Field[];
  /** Largest message without its frame length. */
  readonly maxBytes: number;
  /** Field of the MAC in a message whose highest field is that; 0 when the dialect has none. */
  macFieldOf(highest: number): number;
};

/** Compiles a dialect; RowError when a row cannot be. */
export function compilePlan(dialect: Dialect): Plan {
  const fields: (Field | undefined)[] = new Array(193).fill(undefined);
  for (const [number, row] of Object.entries(dialect.fields))
    fields[Number(number)] = compileField(dialect, Number(number), row);
  const largest = dialect.bitmap.tertiary === true ? 192 : 128;
  const { mac } = dialect;
  return {
    dialect,
    header: compileHeader(dialect.header ?? []),
    mti: compileMti(dialect),
    bitmap: compileBitmap(dialect.bitmap),
    fields,
    ascending: fields.slice(2, largest + 1).filter((field) => field !== undefined),
    maxBytes: dialect.maxBytes ?? 65535,
    macFieldOf: (highest) =>
      mac === undefined ? 0 : mac.extendedField !== undefined && highest > 64 ? mac.extendedField : mac.field,
  };
}

/** Refuses a message that is larger than its dialect allows. */
export function tooLong(bytes: number, most: number): never {
  throw new CodecError({ code: 'message-too-long', expected: `at most ${bytesWords(most)}`, found: bytesWords(bytes) });
}

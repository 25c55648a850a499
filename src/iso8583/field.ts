// One row of a dialect made ready: reads and writes one field.
import type { Reader, Writer } from './cursor.ts';
import type { Dialect, FieldRow } from './dialect.ts';
import type { Condition } from './dialect-presence.ts';
import { ENCODINGS, type EncodingName } from './encodings/index.ts';
import { type Sensitivity, sensitivityOf } from './mask.ts';
import { PADDINGS, type PaddingName } from './padding/index.ts';
import { PREFIXES, type PrefixName } from './prefixes/index.ts';
import { type Prefix, WIDTHS, type Width } from './prefixes/prefix.ts';
import { nibbleOf } from './tables.ts';

/** A row with everything said that its dialect's defaults say for it. */
export type ResolvedRow = {
  row: FieldRow;
  encoding: EncodingName;
  prefix: { family: PrefixName; width: number } | null;
  padding: PaddingName;
  sensitivity: Sensitivity;
  /** Own units of the encoding for one that the prefix counts. */
  ratio: number;
};

/** A field ready for use. */
export type Field = {
  read(reader: Reader): string;
  write(value: string, writer: Writer): void;
  resolved: ResolvedRow;
  /** Other contents, by conditions on the message as far as it is read. */
  variants: readonly { when: readonly Condition[]; field: Field }[] | null;
};

type Variant = NonNullable<FieldRow['variants']>[number];

/** A row as one of its variants has it. */
export function variantOf(
  { variants: _, encoding: __, ...row }: FieldRow,
  { when: ___, ...variant }: Variant,
): FieldRow {
  return { ...row, ...variant };
}

/** What is wrong with a row: which of its properties, and why. */
export class RowError extends Error {
  readonly property: string;
  constructor(property: string, reason: string) {
    super(reason);
    this.property = property;
  }
}

/** The row with its defaults; RowError when something is missing or cannot be. */
export function resolveRow(dialect: Pick<Dialect, 'defaults'>, number: number, row: FieldRow): ResolvedRow {
  const defaults = dialect.defaults?.[row.type];
  const encoding = row.encoding ?? defaults?.encoding;
  if (encoding === undefined)
    throw new RowError('encoding', `no encoding here, and none in the defaults of type ${row.type}`);
  const [first, second] = row.prefix?.split('.') ?? [];
  const family = second === undefined ? defaults?.prefix : (first as PrefixName);
  const width = second ?? first;
  if (width !== undefined && family === undefined)
    throw new RowError('prefix', `${width} says no encoding, and the defaults of type ${row.type} have none`);
  const ratios = ENCODINGS[encoding].ratios;
  const ratio = row.counts === undefined ? 1 : ratios[row.counts];
  if (ratio === undefined)
    throw new RowError('counts', `${encoding} is counted in ${Object.keys(ratios).join(' or ')}, not in ${row.counts}`);
  const prefix = width === undefined ? null : { family: family!, width: WIDTHS[width as Width] };
  if (prefix !== null && Math.ceil(ownLength(row) / ratio) > PREFIXES[prefix.family](prefix.width).largest)
    throw new RowError('length', `a prefix ${row.prefix} cannot count to ${row.length}`);
  return {
    row,
    encoding,
    prefix,
    padding: row.padding ?? defaults?.padding ?? 'none',
    sensitivity: row.sensitivity ?? sensitivityOf(number),
    ratio,
  };
}

/** Length in units of the encoding: the sign of x+n stands before the digits that its row counts. */
const ownLength = (row: FieldRow) => (row.type === 'x+n' ? row.length + 1 : row.length);

/** Throws CodecError unless a value has the characters of its type; encodings check the rest. Null: nothing to check. */
type TypeCheck = ((value: string, at: Reader | Writer) => void) | null;

function typeCheck({ row, encoding }: ResolvedRow): TypeCheck {
  if (row.type === 'n' && !encoding.startsWith('bcd')) return checkDigits;
  if (row.type === 'z' && encoding !== 'track-bcd') return checkTrack;
  return row.type === 'x+n' ? checkSigned : null;
}

/** True when values of the row are held against their type beyond what the encoding allows. */
export const typeIsChecked = (resolved: ResolvedRow): boolean => typeCheck(resolved) !== null;

function checkDigits(value: string, at: Reader | Writer): void {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code < 48 || code > 57) at.fail('character-invalid', 'digits', `another character at position ${i + 1}`);
  }
}

function checkTrack(value: string, at: Reader | Writer): void {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code !== 61 && nibbleOf(code) > 15)
      at.fail('character-invalid', 'track data: digits and =', `another character at position ${i + 1}`);
  }
}

function checkSigned(value: string, at: Reader | Writer): void {
  if (!/^[CD]\d*$/.test(value)) at.fail('character-invalid', 'C or D and digits', 'something else');
}

/** The row as a pair of functions. */
export function compileField(dialect: Pick<Dialect, 'defaults'>, number: number, row: FieldRow): Field {
  const resolved = resolveRow(dialect, number, row);
  const variants = row.variants?.map((variant) => ({
    when: variant.when,
    field: compileField(dialect, number, variantOf(row, variant)),
  }));
  const { read, write } =
    resolved.prefix === null
      ? fixedField(resolved)
      : variableField(resolved, PREFIXES[resolved.prefix.family](resolved.prefix.width));
  return { read, write, resolved, variants: variants ?? null };
}

type Functions = Pick<Field, 'read' | 'write'>;

function fixedField(resolved: ResolvedRow): Functions {
  const { measure, read, write } = ENCODINGS[resolved.encoding];
  const length = ownLength(resolved.row);
  const check = typeCheck(resolved);
  const padding = resolved.padding === 'none' ? null : PADDINGS[resolved.padding];
  const unit = unitWords(resolved);
  return {
    read(reader) {
      const from = reader.at;
      const value = read(reader, length);
      if (check !== null) checkAt(check, value, reader, from);
      return padding === null ? value : padding.unpad(value);
    },
    write(value, writer) {
      let whole = value;
      let measured = measure(value);
      if (measured < length && padding !== null) {
        whole = padding.pad(value, value.length + length - measured);
        measured = measure(whole);
      }
      if (measured !== length)
        writer.fail(measured < length ? 'too-short' : 'too-long', `${length} ${unit}`, `${measured}`);
      if (check !== null) check(whole, writer);
      write(whole, writer);
    },
  };
}

function variableField(resolved: ResolvedRow, prefix: Prefix): Functions {
  const { measure, read, write } = ENCODINGS[resolved.encoding];
  const { read: readPrefix, write: writePrefix } = prefix;
  const largest = ownLength(resolved.row);
  const { ratio } = resolved;
  const check = typeCheck(resolved);
  const unit = unitWords(resolved);
  const hint = hintOfLength(resolved);
  return {
    read(reader) {
      const from = reader.at;
      const length = readPrefix(reader) * ratio;
      if (length > largest) reader.fail('too-long', `at most ${largest} ${unit}`, `a length of ${length}`, hint, from);
      if (ratio < 1 && !Number.isInteger(length))
        reader.fail('length-invalid', 'an even length', `a length of ${length / ratio}`, hint, from);
      const start = reader.at;
      const value = read(reader, length);
      if (check !== null) checkAt(check, value, reader, start);
      return value;
    },
    write(value, writer) {
      const length = measure(value);
      if (length > largest) writer.fail('too-long', `at most ${largest} ${unit}`, `${length}`);
      if (check !== null) check(value, writer);
      writePrefix(Math.ceil(length / ratio), writer);
      write(value, writer);
    },
  };
}

/** Runs a type check so that its error points at the first byte of the value. */
function checkAt(check: NonNullable<TypeCheck>, value: string, reader: Reader, from: number): void {
  const after = reader.at;
  reader.at = from;
  check(value, reader);
  reader.at = after;
}

const unitWords = ({ encoding }: ResolvedRow) => Object.keys(ENCODINGS[encoding].ratios)[0]!;

function hintOfLength({ encoding, prefix }: ResolvedRow): string {
  const packed = encoding.startsWith('bcd') || encoding === 'track-bcd' || encoding.startsWith('nibbles');
  if (packed) return 'is the length counted in bytes instead of digits, or in another encoding?';
  if (prefix?.family === 'bcd') return 'is the length sent as a binary number instead of packed digits?';
  return 'is the field before this one as long as the dialect says?';
}

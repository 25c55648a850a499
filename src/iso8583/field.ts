// One row of a dialect made ready: reads and writes one field.
import { encodingOf } from './characters.ts';
import type { Reader, Writer } from './cursor.ts';
import type { Dialect, FieldRow } from './dialect.ts';
import type { Condition } from './dialect-presence.ts';
import type { Encoding } from './encodings/encoding.ts';
import type { Message } from './message.ts';
import { PADDINGS } from './padding/index.ts';
import type { Padding } from './padding/padding.ts';
import { PREFIXES } from './prefixes/index.ts';
import type { Prefix } from './prefixes/prefix.ts';
import { holds } from './presence.ts';
import { hintOfLength, ownLength, type ResolvedRow, resolveRow, unitWords, variantOf } from './row.ts';

/** Other contents of the same field, where all conditions hold of the message. */
type Variant = { when: readonly Condition[]; field: Field };

/** A field ready for use. */
export class Field {
  readonly number: number;
  readonly resolved: ResolvedRow;
  /** The first whose conditions hold counts; null when the field is always the same. */
  readonly variants: readonly Variant[] | null;
  readonly encoding: Encoding;
  /** Null for a fixed length. */
  readonly prefix: Prefix | null;
  /** Fixed or largest length, in units of the encoding. */
  readonly length: number;
  /** Half units of the encoding for one that the prefix counts: whole numbers are quicker than fractions. */
  readonly halves: number;
  private readonly pad: Padding['pad'];
  private readonly unpad: Padding['unpad'];

  constructor(number: number, resolved: ResolvedRow, variants: readonly Variant[] | null) {
    const { row, encoding, prefix, padding } = resolved;
    this.number = number;
    this.resolved = resolved;
    this.variants = variants;
    this.encoding = encodingOf(row.type, encoding);
    this.prefix = prefix === null ? null : PREFIXES[prefix.family](prefix.width);
    this.length = ownLength(row);
    this.halves = resolved.ratio * 2;
    const { pad, unpad }: Padding = PADDINGS[padding];
    this.pad = pad;
    this.unpad = unpad;
  }

  /** Takes the value, its length prefix included; what cannot be read is a CodecError. */
  read(reader: Reader): string {
    if (this.prefix === null) {
      const value = this.encoding.read(reader, this.length);
      return this.unpad === undefined ? value : this.unpad(value);
    }
    const from = reader.at;
    const halves = this.prefix.read(reader) * this.halves;
    if (halves > this.length * 2 || (halves & 1) === 1) this.#refuseCount(halves / 2, reader, from);
    return this.encoding.read(reader, halves >> 1);
  }

  /** Appends the value, its length prefix included; what the row does not allow is a CodecError. */
  write(value: string, writer: Writer): void {
    let whole = value;
    let length = this.encoding.measure(value);
    if (this.prefix === null) {
      if (length < this.length && this.pad !== undefined) {
        whole = this.pad(value, value.length + this.length - length);
        length = this.encoding.measure(whole);
      }
      if (length !== this.length) this.#refuseLength(length, writer);
    } else {
      if (length > this.length) this.#refuseLength(length, writer);
      this.prefix.write(Math.ceil(length / this.resolved.ratio), writer);
    }
    this.encoding.write(whole, writer);
  }

  #refuseCount(length: number, reader: Reader, from: number): never {
    const hint = hintOfLength(this.resolved);
    const most = `at most ${this.length} ${unitWords(this.resolved)}`;
    if (length > this.length) reader.fail('too-long', most, `a length of ${length}`, hint, from);
    return reader.fail('length-invalid', 'an even length', `a length of ${length / this.resolved.ratio}`, hint, from);
  }

  #refuseLength(length: number, writer: Writer): never {
    const wanted = `${this.prefix === null ? '' : 'at most '}${this.length} ${unitWords(this.resolved)}`;
    return writer.fail(length < this.length ? 'too-short' : 'too-long', wanted, `${length}`);
  }
}

/** The row as a field; RowError when something is missing in it or cannot be. */
export function compileField(dialect: Pick<Dialect, 'defaults'>, number: number, row: FieldRow): Field {
  const resolved = resolveRow(dialect, number, row);
  const variants = row.variants?.map((variant) => ({
    when: variant.when,
    field: compileField(dialect, number, variantOf(row, variant)),
  }));
  return new Field(number, resolved, variants ?? null);
}

function variantIn(field: Field, variants: readonly Variant[], message: Message): Field {
  return variants.find(({ when }) => when.every((condition) => holds(message, condition)))?.field ?? field;
}

/** The field itself, or the variant whose conditions hold of what is known of the message. */
export function chosen(field: Field, message: Message): Field {
  return field.variants === null ? field : variantIn(field, field.variants, message);
}

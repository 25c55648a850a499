// A field of fixed length: short values are padded, where the row says how.
import { transferOf } from '../characters.ts';
import { ENCODINGS } from '../encodings/index.ts';
import { PADDINGS } from '../padding/index.ts';
import type { Padding } from '../padding/padding.ts';
import { ownLength, type ResolvedRow, unitWords } from '../row.ts';
import type { FieldFunctions } from './functions.ts';

/** Reads and writes values of one length. */
export function fixedField(resolved: ResolvedRow): FieldFunctions {
  const { measure } = ENCODINGS[resolved.encoding];
  const { read, write } = transferOf(resolved.row.type, resolved.encoding);
  const { pad, unpad }: Padding = PADDINGS[resolved.padding];
  const length = ownLength(resolved.row);
  const unit = unitWords(resolved);

  return {
    read: unpad === undefined ? (reader) => read(reader, length) : (reader) => unpad(read(reader, length)),
    write(value, writer) {
      let whole = value;
      let measured = measure(value);
      if (measured < length && pad !== undefined) {
        whole = pad(value, value.length + length - measured);
        measured = measure(whole);
      }
      if (measured !== length)
        writer.fail(measured < length ? 'too-short' : 'too-long', `${length} ${unit}`, `${measured}`);
      write(whole, writer);
    },
  };
}

// A field with its length in front.
import { transferOf } from '../characters.ts';
import { ENCODINGS } from '../encodings/index.ts';
import { PREFIXES } from '../prefixes/index.ts';
import { ownLength, type ResolvedRow, unitWords } from '../row.ts';
import type { FieldFunctions } from './functions.ts';

/** Reads and writes values of any length up to that of the row. */
export function variableField(
  resolved: ResolvedRow,
  { family, width }: NonNullable<ResolvedRow['prefix']>,
): FieldFunctions {
  const { measure } = ENCODINGS[resolved.encoding];
  const { read, write } = transferOf(resolved.row.type, resolved.encoding);
  const { read: readCount, write: writeCount } = PREFIXES[family](width);
  const largest = ownLength(resolved.row);
  const { ratio } = resolved;
  const unit = unitWords(resolved);
  const hint = hintOfLength(resolved);

  return {
    read(reader) {
      const from = reader.at;
      const length = readCount(reader) * ratio;
      if (length > largest) reader.fail('too-long', `at most ${largest} ${unit}`, `a length of ${length}`, hint, from);
      if (ratio < 1 && !Number.isInteger(length))
        reader.fail('length-invalid', 'an even length', `a length of ${length / ratio}`, hint, from);
      return read(reader, length);
    },
    write(value, writer) {
      const length = measure(value);
      if (length > largest) writer.fail('too-long', `at most ${largest} ${unit}`, `${length}`);
      writeCount(Math.ceil(length / ratio), writer);
      write(value, writer);
    },
  };
}

function hintOfLength({ encoding, prefix }: ResolvedRow): string {
  const packed = encoding.startsWith('bcd') || encoding === 'track-bcd' || encoding.startsWith('nibbles');
  if (packed) return 'is the length counted in bytes instead of digits, or in another encoding?';
  if (prefix?.family === 'bcd') return 'is the length sent as a binary number instead of packed digits?';
  return 'is the field before this one as long as the dialect says?';
}

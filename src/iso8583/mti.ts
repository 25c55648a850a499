// The message type in front of the bitmap: four digits, as characters or packed.
import type { Reader, Writer } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import { ENCODINGS } from './encodings/index.ts';
import { mtiHint } from './hints.ts';

/** Message types as the dialect has them. */
export function compileMti(dialect: Dialect) {
  const written = ENCODINGS[dialect.mti];
  // Packed digits refuse letters themselves; read as nibbles they come here to be told as what they are.
  const shown = ENCODINGS[dialect.mti === 'bcd-left' ? 'nibbles-left' : dialect.mti];
  return {
    /** Takes a message type; what is none is a CodecError `mti-invalid` with the likely cause. */
    read(reader: Reader): string {
      const at = reader.at;
      const mti = shown.read(reader, 4);
      if (isMti(mti)) return mti;
      const hint = mtiHint(reader.bytes, at, dialect);
      return reader.fail('mti-invalid', 'a message type such as 0200', 'something else', hint, at);
    },
    /** Appends a message type. */
    write(mti: string, writer: Writer): void {
      if (!isMti(mti)) writer.fail('mti-invalid', 'four digits', 'something else');
      written.write(mti, writer);
    },
  };
}

/** Four digits whose first is a version that ISO 8583 gives: 0 to 2, or 8 and 9 for national and private use. */
function isMti(mti: string): boolean {
  const version = mti.charCodeAt(0) - 48;
  if (mti.length !== 4 || version < 0 || version > 9 || (version > 2 && version < 8)) return false;
  for (let i = 1; i < 4; i++) if (mti.charCodeAt(i) < 48 || mti.charCodeAt(i) > 57) return false;
  return true;
}

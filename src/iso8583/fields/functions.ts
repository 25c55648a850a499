// The two directions of a field.
import type { Reader, Writer } from '../cursor.ts';

export type FieldFunctions = {
  /** Takes the value, its length prefix included; what cannot be read is a CodecError. */
  read(reader: Reader): string;
  /** Appends the value, its length prefix included; what the row does not allow is a CodecError. */
  write(value: string, writer: Writer): void;
};

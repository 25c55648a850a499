// Bitmaps: which fields are there. Up to three of 8 bytes, as bytes or as hexadecimal characters.
import type { Reader, Writer } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import { ENCODINGS } from './encodings/index.ts';

type Bitmaps = {
  /** Takes all bitmaps into `bits` (24 bytes) and returns how many bytes of it count: 8, 16 or 24. */
  read(reader: Reader, bits: Uint8Array): number;
  /** Appends the bitmaps of the fields set in `bits`, and the flags that announce further ones. */
  write(bits: Uint8Array, writer: Writer): void;
};

/** Bitmaps as the dialect has them. */
export function compileBitmap({ encoding, secondary, tertiary = false }: Dialect['bitmap']): Bitmaps {
  const always = secondary !== 'when-needed';
  const flagged = secondary !== 'always-unflagged';

  function readOne(reader: Reader, bits: Uint8Array, into: number): void {
    if (encoding === 'binary') {
      const from = reader.take(8);
      for (let i = 0; i < 8; i++) bits[into + i] = reader.bytes[from + i]!;
    } else Buffer.from(ENCODINGS[encoding].read(reader, 8), 'hex').copy(bits, into);
  }

  return {
    read(reader, bits) {
      readOne(reader, bits, 0);
      if (!always && bits[0]! < 0x80) return 8;
      readOne(reader, bits, 8);
      if (flagged) bits[0]! &= 0x7f;
      else if (bits[0]! >= 0x80) reader.fail('bitmap-invalid', 'bit 1 free', 'bit 1 set');
      if (!tertiary || bits[8]! < 0x80) return 16;
      bits[8]! &= 0x7f;
      readOne(reader, bits, 16);
      return 24;
    },
    write(bits, writer) {
      const third = tertiary && anySet(bits, 16);
      const second = always || third || anySet(bits, 8);
      if (second && flagged) bits[0]! |= 0x80;
      if (third) bits[8]! |= 0x80;
      const count = third ? 24 : second ? 16 : 8;
      if (encoding === 'binary') {
        const from = writer.room(count);
        for (let i = 0; i < count; i++) writer.bytes[from + i] = bits[i]!;
      } else
        ENCODINGS[encoding].write(
          Buffer.from(bits.buffer, bits.byteOffset, count).toString('hex').toUpperCase(),
          writer,
        );
    },
  };
}

function anySet(bits: Uint8Array, from: number): boolean {
  for (let i = from; i < from + 8; i++) if (bits[i] !== 0) return true;
  return false;
}

// Bitmaps: which fields are there. Up to three of 8 bytes, as bytes or as hexadecimal characters.
import { type Reader, Writer } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import type { Encoding } from './encodings/encoding.ts';
import { ENCODINGS } from './encodings/index.ts';

type Bitmaps = {
  /** Takes all bitmaps into `bits` (24 bytes) and returns how many bytes of it count: 8, 16 or 24. */
  read(reader: Reader, bits: Uint8Array): number;
  /** Appends the bitmaps of fields in ascending order, with the flags that announce further ones. */
  write(fields: readonly { number: number }[], writer: Writer): void;
};

/** One way to write bits as bytes. */
type Bits = {
  /** Takes 8 bytes of bits. */
  read(reader: Reader, bits: Uint8Array, into: number): void;
  /** Appends the first `count` bytes of bits. */
  write(bits: Uint8Array, count: number, writer: Writer): void;
};

/** Bitmaps as the dialect has them. */
export function compileBitmap({ encoding, secondary, tertiary = false }: Dialect['bitmap']): Bitmaps {
  const always = secondary !== 'when-needed';
  const flagged = secondary !== 'always-unflagged';
  const { read: readBits, write: writeBits } = encoding === 'binary' ? BINARY : hexadecimal(encoding);
  /** Of the message being written. */
  const written = new Uint8Array(24);

  return {
    read(reader, bits) {
      readBits(reader, bits, 0);
      if (!always && bits[0]! < 0x80) return 8;
      readBits(reader, bits, 8);
      if (flagged) bits[0]! &= 0x7f;
      else if (bits[0]! >= 0x80) reader.fail('bitmap-invalid', 'bit 1 free', 'bit 1 set');
      if (!tertiary || bits[8]! < 0x80) return 16;
      bits[8]! &= 0x7f;
      readBits(reader, bits, 16);
      return 24;
    },
    write(fields, writer) {
      const highest = fields.at(-1)?.number ?? 0;
      const third = tertiary && highest > 128;
      const second = always || highest > 64;
      const count = third ? 24 : second ? 16 : 8;
      // For so few bytes a loop is quicker than fill.
      for (let i = 0; i < count; i++) written[i] = 0;
      if (second && flagged) written[0] = 0x80;
      if (third) written[8] = 0x80;
      for (let i = 0; i < fields.length; i++) {
        const bit = fields[i]!.number - 1;
        written[bit >> 3]! |= 0x80 >> (bit & 7);
      }
      writeBits(written, count, writer);
    },
  };
}

const BINARY: Bits = {
  read(reader, bits, into) {
    const from = reader.take(8);
    for (let i = 0; i < 8; i++) bits[into + i] = reader.bytes[from + i]!;
  },
  write(bits, count, writer) {
    const from = writer.room(count);
    for (let i = 0; i < count; i++) writer.bytes[from + i] = bits[i]!;
  },
};

function hexadecimal(name: 'hex' | 'hex-ebcdic'): Bits {
  const encoding = ENCODINGS[name];
  const digits = digitsOf('0123456789ABCDEF', encoding);
  const nibbles = new Int16Array(256).fill(-1);
  for (const written of [digits, digitsOf('0123456789abcdef', encoding)])
    for (const [nibble, byte] of written.entries()) nibbles[byte] = nibble;
  return {
    read(reader, bits, into) {
      const from = reader.take(16);
      for (let i = 0; i < 8; i++) {
        const byte = (nibbles[reader.bytes[from + 2 * i]!]! << 4) | nibbles[reader.bytes[from + 2 * i + 1]!]!;
        if (byte < 0) refuse(encoding, reader, from);
        bits[into + i] = byte;
      }
    },
    write(bits, count, writer) {
      const from = writer.room(count * 2);
      for (let i = 0; i < count; i++) {
        writer.bytes[from + 2 * i] = digits[bits[i]! >> 4]!;
        writer.bytes[from + 2 * i + 1] = digits[bits[i]! & 15]!;
      }
    },
  };
}

/** The bytes of the sixteen digits. */
function digitsOf(digits: string, encoding: Encoding): Uint8Array {
  const writer = new Writer(Buffer.alloc(16));
  encoding.write(digits, writer);
  return writer.bytes;
}

/** Throws what the encoding says of characters that are no hexadecimal digits. */
function refuse(encoding: Encoding, reader: Reader, from: number): void {
  reader.at = from;
  encoding.read(reader, 8);
}

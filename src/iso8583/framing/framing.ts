// What a frame length is: how many bytes it takes on a stream, and the number in them.

/** One way to write the length in front of a message. */
export type FrameLength = {
  readonly bytes: number;
  readonly largest: number;
  write(length: number, bytes: Buffer, at: number): void;
  /** The length, or null when the bytes are none. */
  read(bytes: Buffer, at: number): number | null;
};

/** A length as a binary number of that many bytes. */
export function binaryLength(width: number, order: 'big' | 'little'): FrameLength {
  return {
    bytes: width,
    largest: 256 ** width - 1,
    write(length, bytes, at) {
      if (order === 'big') bytes.writeUIntBE(length, at, width);
      else bytes.writeUIntLE(length, at, width);
    },
    read: (bytes, at) => (order === 'big' ? bytes.readUIntBE(at, width) : bytes.readUIntLE(at, width)),
  };
}

/** A length as that many ASCII characters in that base. */
export function characterLength(width: number, base: 10 | 16): FrameLength {
  const digits = base === 10 ? /^\d+$/ : /^[\dA-Fa-f]+$/;
  return {
    bytes: width,
    largest: base ** width - 1,
    write(length, bytes, at) {
      bytes.write(length.toString(base).toUpperCase().padStart(width, '0'), at, 'latin1');
    },
    read(bytes, at) {
      const text = bytes.toString('latin1', at, at + width);
      return digits.test(text) ? Number.parseInt(text, base) : null;
    },
  };
}

// Encodings made of functions: those that are seldom used, or put others together.
import type { Reader, Writer } from '../cursor.ts';
import type { Encoding, Ratios } from './encoding.ts';

type Parts = {
  ratios: Ratios;
  measure: (value: string) => number;
  write: (value: string, writer: Writer) => void;
  read: (reader: Reader, length: number) => string;
};

class Composed implements Encoding {
  readonly ratios: Ratios;
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.ratios = parts.ratios;
    this.parts = parts;
  }

  measure(value: string): number {
    return this.parts.measure(value);
  }

  write(value: string, writer: Writer): void {
    this.parts.write(value, writer);
  }

  read(reader: Reader, length: number): string {
    return this.parts.read(reader, length);
  }
}

/** An encoding of these functions. */
export const composed = (parts: Parts): Encoding => new Composed(parts);

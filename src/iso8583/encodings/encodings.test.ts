// Encodings and length prefixes one by one: bytes written by hand, and every value comes back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reader, Writer } from '../cursor.ts';
import { CodecError } from '../errors.ts';
import { PREFIXES } from '../prefixes/index.ts';
import { ENCODINGS, type EncodingName } from './index.ts';

function write(name: EncodingName, value: string): string {
  // Filled with FF, as scratch bytes may hold anything.
  const writer = new Writer(Buffer.alloc(200, 0xff));
  ENCODINGS[name].write(value, writer);
  return writer.bytes.subarray(0, writer.at).toString('hex').toUpperCase();
}
const read = (name: EncodingName, hex: string, length: number) =>
  ENCODINGS[name].read(new Reader(Buffer.from(hex, 'hex')), length);

const EXAMPLES: [EncodingName, string, string][] = [
  ['ascii', 'A1 ', '413120'],
  ['ascii', 'é', 'E9'],
  ['ebcdic', 'A1 z', 'C1F140A9'],
  ['ebcdic', '[', '4A'],
  ['ebcdic-1047', '[', 'AD'],
  ['bcd-left', '0210', '0210'],
  ['bcd-left', '021', '0210'],
  ['bcd-right', '021', '0021'],
  ['track-bcd', '62=29', '62D290'],
  ['track-bcd', '62=2=1', '62D2D1'],
  ['track-bcd', '62=A1', '62DA10'],
  ['nibbles-left', 'ABC', 'ABC0'],
  ['nibbles-right', 'ABC', '0ABC'],
  ['binary', '00FF', '00FF'],
  ['hex', '00FF', '30304646'],
  ['hex-ebcdic', '0F', 'F0C6'],
  ['signed-bcd', 'C00000123', '4300000123'],
  ['signed-bcd', 'D123', '440123'],
  ['gbk', '成功a', 'B3C9B9A661'],
  ['utf8', '商é', 'E59586C3A9'],
  ['utf8-characters', '商é', 'E59586C3A9'],
];

describe('encodings', () => {
  it.each(EXAMPLES)('%s writes %j as %s, and reads it back', (name, value, hex) => {
    expect(write(name, value)).toBe(hex);
    expect(read(name, hex, ENCODINGS[name].measure(value))).toBe(value);
  });

  it('have an example each', () => {
    expect(new Set(EXAMPLES.map(([name]) => name))).toEqual(new Set(Object.keys(ENCODINGS)));
  });

  it('take lower-case hexadecimal and D for the track separator, and give back the canonical form', () => {
    expect(write('binary', 'abCD')).toBe('ABCD');
    expect(write('track-bcd', '62D29')).toBe('62D290');
    expect(read('hex', '61626364', 2)).toBe('ABCD');
  });

  it('leave the filler nibble unread, whatever it is', () => {
    expect(read('bcd-left', '021F', 3)).toBe('021');
    expect(read('bcd-right', 'F021', 3)).toBe('021');
  });

  it.each<[EncodingName, string, number, number]>([
    ['bcd-left', '02A0', 4, 1],
    ['bcd-right', 'A210', 4, 0],
    ['hex', '30475A30', 2, 1],
    ['gbk', 'FFFF', 2, 0],
    ['utf8', 'C328', 2, 0],
    ['utf8-characters', 'E595', 1, 0],
    ['ascii', '41', 2, 0],
  ])('%s refuses %s', (name, hex, length, offset) => {
    try {
      read(name, hex, length);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CodecError);
      expect((error as CodecError).offset).toBe(offset);
    }
  });

  it.each<[EncodingName, string]>([
    ['ascii', '商'],
    ['ebcdic', '商'],
    ['bcd-left', '1A'],
    ['track-bcd', '1G'],
    ['nibbles-right', 'x'],
    ['binary', '1'],
    ['binary', 'G0'],
    ['hex', '1'],
    ['hex', 'G0'],
    ['gbk', '\u{1F600}'],
    ['utf8', '\ud800'],
  ])('%s does not write %j', (name, value) => {
    expect(() => write(name, value)).toThrow(CodecError);
  });

  it('in EBCDIC and ISO 8859-1 carry all 256 bytes', () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
      .toString('hex')
      .toUpperCase();
    for (const name of ['ascii', 'ebcdic', 'ebcdic-1047'] as const) {
      const writer = new Writer(Buffer.alloc(256));
      ENCODINGS[name].write(read(name, all, 256), writer);
      expect(writer.bytes.toString('hex').toUpperCase()).toBe(all);
    }
  });
});

describe('length prefixes', () => {
  const PREFIXED: [keyof typeof PREFIXES, number, number, string][] = [
    ['ascii', 2, 7, '3037'],
    ['ascii', 4, 1234, '31323334'],
    ['ebcdic', 3, 25, 'F0F2F5'],
    ['bcd', 1, 7, '07'],
    ['bcd', 2, 37, '37'],
    ['bcd', 3, 104, '0104'],
    ['bcd', 4, 1234, '1234'],
    ['binary', 1, 200, 'C8'],
    ['binary', 2, 300, '012C'],
  ];

  it.each(PREFIXED)('in %s of width %i write %i as %s', (family, width, count, hex) => {
    const prefix = PREFIXES[family](width);
    const writer = new Writer(Buffer.alloc(8, 0xff));
    prefix.write(count, writer);
    expect(writer.bytes.subarray(0, writer.at).toString('hex').toUpperCase()).toBe(hex);
    expect(prefix.bytes).toBe(hex.length / 2);
  });

  it('come back for every count that they can say', () => {
    const families = fc.constantFrom(...(Object.keys(PREFIXES) as (keyof typeof PREFIXES)[]));
    fc.assert(
      fc.property(families, fc.integer({ min: 1, max: 4 }), fc.nat(), (family, width, any) => {
        const prefix = PREFIXES[family](width);
        const count = any % (prefix.largest + 1);
        const writer = new Writer(Buffer.alloc(8));
        prefix.write(count, writer);
        expect(prefix.read(new Reader(writer.bytes, 0, writer.at))).toBe(count);
      }),
      { seed: 8583 },
    );
  });

  it.each<[keyof typeof PREFIXES, string]>([
    ['ascii', '3A30'],
    ['ebcdic', '3030'],
    ['bcd', 'A0'],
  ])('in %s are refused when they are no number: %s', (family, hex) => {
    expect(() => PREFIXES[family](2).read(new Reader(Buffer.from(hex, 'hex')))).toThrow(/a length of 2/);
  });
});

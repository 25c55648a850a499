// Likely causes: a message is spoilt in one common way, and that way is named.
import { describe, expect, it } from 'vitest';
import { likelyCauses } from './causes.ts';
import { compileDialect } from './codec.ts';
import type { Dialect, FieldRow } from './dialect.ts';

const DIALECT: Dialect = {
  name: 'small',
  framing: { length: 'be2' },
  header: [
    { name: 'tpdu', bytes: 5, value: '6000030000' },
    { name: 'application', bytes: 6, value: '603100310000' },
  ],
  mti: 'bcd-left',
  bitmap: { encoding: 'binary', secondary: 'when-needed' },
  defaults: {
    n: { encoding: 'bcd-left', prefix: 'bcd' },
    an: { encoding: 'ascii', prefix: 'bcd' },
    b: { encoding: 'binary', prefix: 'bcd' },
  },
  fields: {
    2: { type: 'n', length: 19, prefix: 'LL' },
    3: { type: 'n', length: 6 },
    41: { type: 'an', length: 8 },
    44: { type: 'an', length: 25, prefix: 'LL' },
    52: { type: 'b', length: 8 },
    55: { type: 'b', length: 255, prefix: 'LLL' },
  },
};
const MESSAGE = {
  mti: '0200',
  fields: {
    2: '6212345678901232',
    3: '000000',
    41: 'TP000001',
    44: '48020000   ',
    52: '0123456789ABCDEF',
    55: '9F2608AABBCCDDEEFF0011',
  },
};
const causesOf = (bytes: Uint8Array) => likelyCauses(DIALECT, bytes);
const good = compileDialect(DIALECT).encode(MESSAGE);

/** The message as somebody would send it who has one row otherwise. */
const sentWith = (changes: Partial<Dialect>, rows: Record<number, FieldRow> = {}): Buffer =>
  compileDialect({ ...DIALECT, ...changes, fields: { ...DIALECT.fields, ...rows } }).encode(MESSAGE);

describe('likely causes', () => {
  it('of a good message are none', () => {
    expect(causesOf(good)).toEqual([]);
  });

  it.each<[string, Uint8Array, string, number | null]>([
    ['without TPDU and application header', good.subarray(11), 'the header is missing', null],
    [
      'without application header',
      Buffer.concat([good.subarray(0, 5), good.subarray(11)]),
      'the header ends after tpdu',
      null,
    ],
    [
      'with its frame length still in front',
      Buffer.concat([Buffer.from([0, good.length]), good]),
      'a frame length of 2 bytes stands in front',
      null,
    ],
    [
      'cut by the size of its header',
      good.subarray(0, -11),
      'the message ends too early by the size of its header: the frame length does not count the header',
      null,
    ],
    ['with a byte too many', Buffer.concat([good, Buffer.alloc(1)]), 'one byte too many stands behind', null],
    [
      'with a length in bytes',
      sentWith({}, { 2: { type: 'an', length: 20, prefix: 'LL', encoding: 'nibbles-left', counts: 'bytes' } }),
      'its length is counted in bytes instead of digits',
      2,
    ],
    [
      'with a number in ASCII',
      sentWith({}, { 3: { type: 'n', length: 6, encoding: 'ascii' } }),
      'it is sent in ASCII instead of packed digits',
      3,
    ],
    [
      'with a binary length',
      sentWith({}, { 44: { type: 'an', length: 25, prefix: 'binary.L' } }),
      'its length is written in binary',
      44,
    ],
    [
      'with a PIN block in characters',
      sentWith({}, { 52: { type: 'b', length: 8, encoding: 'hex' } }),
      'it is sent in hexadecimal characters instead of bytes',
      52,
    ],
    [
      'with a length of another width',
      sentWith({}, { 55: { type: 'b', length: 99, prefix: 'bcd.LL' } }),
      'its length has 2 digits',
      55,
    ],
    [
      'with its bitmap in characters',
      sentWith({ bitmap: { encoding: 'hex', secondary: 'when-needed' } }),
      'the bitmap is in hexadecimal characters',
      null,
    ],
    ['with its message type in ASCII', sentWith({ mti: 'ascii' }), 'the message type is in ASCII', null],
  ])('of a message %s', (_, bytes, cause, field) => {
    expect(causesOf(bytes)).toContainEqual({ cause, field });
  });

  it('of noise are none, and never show it', () => {
    expect(causesOf(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toEqual([]);
    expect(causesOf(Buffer.alloc(9000, 0x11))).toEqual([]);
  });
});

// The codec on a small dialect: what it writes byte for byte, what it refuses, and where.
import { describe, expect, it } from 'vitest';
import { compileDialect } from './codec.ts';
import type { Dialect, FieldRow } from './dialect.ts';
import { CodecError } from './errors.ts';
import { responseHeader, swapTpdu } from './header.ts';

const DIALECT: Dialect = {
  name: 'small',
  framing: { length: 'be2' },
  header: [{ name: 'tpdu', bytes: 5, value: '6000030000' }],
  mti: 'bcd-left',
  bitmap: { encoding: 'binary', secondary: 'when-needed', tertiary: true },
  defaults: {
    n: { encoding: 'bcd-left', prefix: 'bcd' },
    an: { encoding: 'ascii', prefix: 'bcd', padding: 'right-spaces' },
    b: { encoding: 'binary', prefix: 'bcd' },
    z: { encoding: 'track-bcd', prefix: 'bcd' },
    'x+n': { encoding: 'signed-bcd' },
  },
  fields: {
    2: { type: 'n', length: 19, prefix: 'LL' },
    3: { type: 'n', length: 6 },
    22: { type: 'n', length: 3 },
    23: { type: 'n', length: 3, encoding: 'bcd-right' },
    28: { type: 'x+n', length: 8 },
    35: { type: 'z', length: 37, prefix: 'LL' },
    39: { type: 'an', length: 2 },
    41: { type: 'an', length: 8 },
    52: { type: 'b', length: 8 },
    62: { type: 'b', length: 20, prefix: 'LLL', variants: [{ when: [{ field: 39, in: ['00'] }], type: 'an' }] },
    64: { type: 'b', length: 8 },
    70: { type: 'n', length: 3 },
    128: { type: 'b', length: 8 },
    130: { type: 'n', length: 2 },
  },
  mac: { field: 64, extendedField: 128, from: 'mti', algorithm: 'unionpay-ecb' },
};
const codec = compileDialect(DIALECT);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const bytes = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

function errorOf(work: () => unknown): CodecError {
  try {
    work();
  } catch (error) {
    if (error instanceof CodecError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('encoding', () => {
  it('writes header, message type, bitmap and fields', () => {
    const message = {
      mti: '0200',
      fields: { 2: '6212345678901232', 3: '000000', 22: '021', 23: '001', 41: 'TP000001' },
    };
    expect(hex(codec.encode(message))).toBe(
      hex(bytes('6000030000 0200 6000060000800000 16 6212345678901232 000000 0210 0001 5450303030303031')),
    );
  });

  it('puts the frame length in front for a stream', () => {
    const message = { mti: '0800', fields: { 70: '301' } };
    const frame = codec.encodeFrame(message, { tpdu: '6000010002' });
    expect(hex(frame)).toBe(hex(bytes('0019 6000010002 0800 8000000000000000 0400000000000000 3010')));
  });

  it('ends an odd card number with its filler, and begins a right-aligned one with it', () => {
    const encoded = hex(codec.encode({ mti: '0200', fields: { 2: '621234567890123', 23: '7'.padStart(3, '0') } }));
    expect(encoded).toContain('156212345678901230');
    expect(encoded.endsWith('0007')).toBe(true);
  });

  it('pads short text, and refuses a short number', () => {
    expect(hex(codec.encode({ mti: '0200', fields: { 41: 'TP1' } })).endsWith('5450312020202020')).toBe(true);
    expect(errorOf(() => codec.encode({ mti: '0200', fields: { 3: '12' } }))).toMatchObject({
      code: 'too-short',
      field: 3,
    });
  });

  it.each([
    ['a number too long', { 3: '1234567' }, 'too-long', 3],
    ['a letter in a number', { 3: '00A000' }, 'character-invalid', 3],
    ['half a byte', { 52: '123' }, 'too-short', 52],
    ['what is no hexadecimal', { 52: '00112233445566ZZ' }, 'character-invalid', 52],
    ['a wide character in text', { 41: '商'.repeat(8) }, 'character-invalid', 41],
    ['a field without row', { 4: '000000000001' }, 'unknown-field', 4],
    ['a field number beyond all bitmaps', { 500: '1' }, 'unknown-field', 500],
    ['a field number written otherwise', { '03': '000000' }, 'unknown-field', null],
    ['a sign that is none', { 28: 'X00000001' }, 'character-invalid', 28],
    ['a track with other characters', { 35: '6212345678901232=29X' }, 'character-invalid', 35],
  ])('refuses %s', (_, fields, code, field) => {
    expect(errorOf(() => codec.encode({ mti: '0200', fields: fields as Record<number, string> }))).toMatchObject({
      code,
      field,
    });
  });

  it('refuses what is no message type, a header of another length, and values that are no text', () => {
    expect(errorOf(() => codec.encode({ mti: '20', fields: {} })).code).toBe('mti-invalid');
    expect(errorOf(() => codec.encode({ mti: '0200', fields: {} }, { tpdu: '60' })).code).toBe('header-invalid');
    expect(errorOf(() => codec.encode({ mti: '0200', fields: { 3: 5 as unknown as string } })).code).toBe(
      'value-invalid',
    );
  });

  it('leaves out fields that are undefined', () => {
    const fields = { 3: '000000', 41: undefined } as unknown as Record<number, string>;
    expect(codec.decode(codec.encode({ mti: '0200', fields })).message.fields).toEqual({ 3: '000000' });
  });

  it('makes room for messages larger than its scratch bytes, up to the bound of the dialect', () => {
    const rows: Record<string, FieldRow> = {
      48: { type: 'ans', length: 9999, prefix: 'ascii.LLLL', encoding: 'ascii' },
    };
    const large = compileDialect({ ...DIALECT, fields: { ...rows, 60: rows[48]! }, maxBytes: 15000 });
    const text = 'x'.repeat(7000);
    expect(large.decode(large.encode({ mti: '0200', fields: { 48: text, 60: text } })).message.fields[60]).toBe(text);
    const error = errorOf(() => large.encode({ mti: '0200', fields: { 48: 'x'.repeat(9000), 60: text } }));
    expect(error.code).toBe('message-too-long');
  });
});

describe('signing', () => {
  const message = { mti: '0200', fields: { 3: '000000' } };

  it('covers message type to the byte before the MAC, and decoding finds the same bytes', () => {
    let covered = '';
    const encoded = codec.encode(message, {}, (input) => {
      covered = hex(input);
      return '1122334455667788';
    });
    expect(covered).toBe(hex(bytes('0200 2000000000000001 000000')));
    const decoded = codec.decode(encoded);
    expect(decoded.message.fields[64]).toBe('1122334455667788');
    expect(hex(codec.macInput(encoded, decoded)!)).toBe(covered);
  });

  it('uses field 128 when there are fields above 64', () => {
    const encoded = codec.encode({ mti: '0800', fields: { 70: '301' } }, {}, () => '1122334455667788');
    const decoded = codec.decode(encoded);
    expect(decoded.message.fields).toEqual({ 70: '301', 128: '1122334455667788' });
    expect(decoded.macAt).toBe(encoded.length - 8);
  });

  it('may encode another message while it signs', () => {
    const inner: string[] = [];
    const encoded = codec.encode(message, {}, () => {
      inner.push(hex(codec.encode({ mti: '0800', fields: { 70: '301' } })));
      return '1122334455667788';
    });
    expect(codec.decode(encoded).message).toEqual({ mti: '0200', fields: { 3: '000000', 64: '1122334455667788' } });
    expect(inner).toEqual([hex(codec.encode({ mti: '0800', fields: { 70: '301' } }))]);
  });
});

describe('decoding', () => {
  it('gives back header, message type and fields, also of a third bitmap', () => {
    const message = { mti: '0200', fields: { 3: '000000', 35: '6212345678901232=2912', 70: '301', 130: '07' } };
    expect(codec.decode(codec.encode(message, { tpdu: '6011112222' }))).toMatchObject({
      message,
      header: { tpdu: '6011112222' },
    });
  });

  it('reads a field by what another field says', () => {
    const text = { mti: '0810', fields: { 39: '00', 62: 'HELLO' } };
    const binary = { mti: '0810', fields: { 39: '05', 62: '48454C4C4F' } };
    expect(codec.decode(codec.encode(text)).message).toEqual(text);
    expect(codec.decode(codec.encode(binary)).message).toEqual(binary);
    expect(hex(codec.encode(text)).slice(-10)).toBe(hex(codec.encode(binary)).slice(-10));
  });

  const good = hex(codec.encode({ mti: '0200', fields: { 2: '6212345678901232', 3: '000000', 41: 'TP000001' } }));
  it.each([
    ['cut in a field', good.slice(0, -4), { code: 'truncated', field: 41, offset: 27 }],
    ['cut in the bitmap', good.slice(0, 20), { code: 'truncated', field: null, offset: 7 }],
    ['with bytes behind', `${good}00`, { code: 'trailing-bytes', field: null, offset: 35 }],
    ['with a length that is no number', good.replace('0016', '001A'), { code: 'length-invalid', field: 2, offset: 15 }],
    ['with a length that is too long', good.replace('0016', '0020'), { code: 'too-long', field: 2, offset: 15 }],
    [
      'with a letter among packed digits',
      good.replace('6212345678901232', '62123456789012B2'),
      { code: 'character-invalid', field: 2, offset: 23 },
    ],
    [
      'with a field that has no row',
      good.replace('6000000000800000', '6000000000A00000'),
      { code: 'unknown-field', field: 43 },
    ],
    [
      'without message type',
      good.replace('60000300000200', '60000300005000'),
      { code: 'mti-invalid', field: null, offset: 5 },
    ],
  ])('refuses a message %s, and says where', (_, text, fault) => {
    expect(errorOf(() => codec.decode(bytes(text)))).toMatchObject(fault);
  });

  it('guesses why the message type is not where it should be', () => {
    const body = '0200 F0F0F0F0F0F0F0F0 00';
    expect(errorOf(() => codec.decode(bytes(body))).hint).toMatch(/header seems to be missing/);
    expect(errorOf(() => codec.decode(bytes(`0023${good}`))).hint).toMatch(/frame length seems to stand in front/);
    const ascii = Buffer.concat([bytes('6000030000'), Buffer.from('0200')]);
    expect(errorOf(() => codec.decode(ascii)).hint).toMatch(/in ASCII/);
  });

  it('never shows card data in an error', () => {
    for (let length = 0; length < good.length; length += 2) {
      const error = errorOf(() => codec.decode(bytes(good.slice(0, length))));
      expect(JSON.stringify(error) + error.message).not.toMatch(/621234|901232/);
    }
  });

  it('of damaged bytes gives what it could read, and where each field lay', () => {
    const { mti, fields, trace, error, header } = codec.inspect(bytes(good.slice(0, -4)));
    expect({ mti, fields, header }).toEqual({
      mti: '0200',
      fields: { 2: '6212345678901232', 3: '000000' },
      header: { tpdu: '6000030000' },
    });
    expect(trace).toEqual([
      { field: 2, offset: 15, bytes: 9 },
      { field: 3, offset: 24, bytes: 3 },
    ]);
    expect(error).toMatchObject({ code: 'truncated', field: 41 });
  });

  it('takes any view of bytes, not only a Buffer of its own', () => {
    const shifted = new Uint8Array(Buffer.concat([Buffer.from([9, 9, 9]), bytes(good)])).subarray(3);
    expect(codec.decode(shifted).message.fields[41]).toBe('TP000001');
  });
});

describe('headers', () => {
  it('of an answer have destination and origin exchanged', () => {
    expect(swapTpdu('6000030001')).toBe('6000010003');
    expect(responseHeader({ tpdu: '6000030001', application: '603100310000' })).toEqual({
      tpdu: '6000010003',
      application: '603100310000',
    });
    expect(responseHeader({})).toEqual({});
    expect(() => swapTpdu('6000')).toThrow(CodecError);
  });
});

describe('what a codec remembers', () => {
  const message = { mti: '0800', fields: { 70: '301' } };
  const first = codec.encode(message, { tpdu: '6000030001' });
  const second = codec.encode(message, { tpdu: '6000030002' });

  it('is never the header of another message', () => {
    expect(hex(first).replace('6000030001', '6000030002')).toBe(hex(second));
    const { header } = codec.decode(first);
    header.tpdu = 'changed by its owner';
    for (const [encoded, tpdu] of [
      [first, '6000030001'],
      [second, '6000030002'],
      [first, '6000030001'],
    ] as const)
      expect(codec.decode(encoded).header).toEqual({ tpdu });
    expect(errorOf(() => codec.decode(first.subarray(0, 4)))).toMatchObject({ code: 'truncated', offset: 0 });
    expect(hex(codec.encode(message))).toBe(hex(first).replace('6000030001', '6000030000'));
    expect(errorOf(() => codec.encode(message, { tpdu: '60' })).code).toBe('header-invalid');
    expect(hex(codec.encode(message, { tpdu: '6000030002' }))).toBe(hex(second));
  });

  it('is never the fields of another message, however many kinds there are', () => {
    const values = {
      2: '6212',
      3: '000000',
      22: '021',
      23: '001',
      28: 'C00000001',
      39: '00',
      41: 'TP000001',
      70: '301',
    };
    const present = Object.entries(values);
    for (const round of [1, 2])
      for (let kind = 0; kind < 2 ** present.length; kind++) {
        const fields = Object.fromEntries(present.filter((_, at) => ((kind >> at) & 1) === 1));
        expect(codec.decode(codec.encode({ mti: '0200', fields })).message.fields, `round ${round}`).toEqual(fields);
      }
  });
});

describe('masking by dialect', () => {
  it('hides what the rows say, and what every dialect hides when they say nothing', () => {
    const secretive = compileDialect({
      ...DIALECT,
      fields: { ...DIALECT.fields, 41: { ...DIALECT.fields[41]!, sensitivity: 'secret' } },
    });
    const masked = secretive.mask({
      mti: '0200',
      fields: { 2: '6212345678901232', 41: 'TP000001', 52: '0011223344556677' },
    });
    expect(masked.fields).toEqual({ 2: '621234******1232', 41: '[8 hidden]', 52: '[16 hidden]' });
  });
});

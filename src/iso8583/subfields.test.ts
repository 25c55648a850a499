// Fields opened into parts and closed again, by the row of their dialect.
import { describe, expect, it } from 'vitest';
import type { Dialect } from './dialect.ts';
import { CodecError } from './errors.ts';
import { buildPositional, parsePositional } from './positional.ts';
import { closeField, openField } from './subfields.ts';

const DIALECT: Dialect = {
  name: 'small',
  mti: 'ascii',
  bitmap: { encoding: 'hex', secondary: 'when-needed' },
  defaults: { ans: { encoding: 'ascii', prefix: 'ascii' }, b: { encoding: 'binary', prefix: 'ascii' } },
  fields: {
    55: { type: 'b', length: 255, prefix: 'LLL', subfields: 'ber-tlv' },
    60: {
      type: 'ans',
      length: 17,
      prefix: 'LLL',
      subfields: [
        { name: 'kind', length: 2 },
        { name: 'batch', length: 6 },
        { name: 'code', length: 3 },
      ],
    },
    61: { type: 'ans', length: 16, prefix: 'LLL' },
  },
};

describe('a field with parts', () => {
  it('opens into them, without those that a shorter value lacks, and closes again', () => {
    expect(openField(DIALECT, 60, '22000001')).toEqual({ kind: 'parts', parts: { kind: '22', batch: '000001' } });
    expect(closeField(DIALECT, 60, { kind: 'parts', parts: { kind: '22', batch: '000001', code: '000' } })).toBe(
      '22000001000',
    );
  });

  it('fills parts that are not given, up to the last that is', () => {
    expect(closeField(DIALECT, 60, { kind: 'parts', parts: { kind: '22', code: '301' } })).toBe('22000000301');
  });

  it('refuses parts that it does not have or that do not fit, and names the field', () => {
    const close = (parts: Record<string, string>) => () => closeField(DIALECT, 60, { kind: 'parts', parts });
    expect(close({ other: '1' })).toThrow(/field 60: expected parts of the row, found a part other/);
    expect(close({ kind: '123' })).toThrow(/kind of at most 2 characters/);
    expect(() => closeField(DIALECT, 61, { kind: 'parts', parts: {} })).toThrow(CodecError);
  });
});

describe('a field of TLV', () => {
  it('opens into data objects, and closes again', () => {
    const inside = openField(DIALECT, 55, '9F36020001950500000000009A03260101');
    expect(inside?.kind === 'ber-tlv' && inside.objects.map(({ tag }) => tag)).toEqual(['9F36', '95', '9A']);
    expect(closeField(DIALECT, 55, inside!)).toBe('9F36020001950500000000009A03260101');
  });

  it('that is damaged names field and byte', () => {
    expect(() => openField(DIALECT, 55, '9F3602')).toThrow(
      /field 55, byte 3: expected 2 bytes of value for 9F36, found 0 bytes left/,
    );
  });
});

describe('a field whose row says nothing of its inside', () => {
  it('does not open', () => expect(openField(DIALECT, 61, '000001')).toBeNull());
});

describe('positional parts', () => {
  const layout = [
    { name: 'a', length: 2 },
    { name: 'b', length: 3 },
  ] as const;

  it('are cut off by length and joined with zeros in front', () => {
    expect(parsePositional(layout, '12345')).toEqual({ a: '12', b: '345' });
    expect(buildPositional(layout, { a: '1', b: '2' })).toBe('01002');
    expect(() => buildPositional(layout, { a: '123' })).toThrow(RangeError);
  });
});

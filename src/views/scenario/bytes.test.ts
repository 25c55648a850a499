// The bytes of a message belong to its fields, to the last one, and where they do not fit nothing is claimed.
import { describe, expect, it } from 'vitest';
import { unionPayPos } from '../../definitions/dialects/unionpay-pos.ts';
import { compileDialect } from '../../iso8583/codec.ts';
import type { Dictionary } from '../evidence.ts';
import { plainHtml } from '../plain.ts';
import { readerOf } from '../reader.ts';
import { dumpView, spansOf } from './bytes.ts';

const LAYOUT: NonNullable<Dictionary['layout']> = {
  front: [
    [{ en: 'TPDU', zh: 'TPDU' }, 5],
    [{ en: 'application header', zh: '应用报文头' }, 6],
  ],
  fields: {
    '2': { prefix: 1, unit: 'half' },
    '3': { prefix: 0, unit: 'half' },
    '22': { prefix: 0, unit: 'half' },
    '41': { prefix: 0, unit: 'whole' },
    '55': { prefix: 2, unit: 'half' },
    '63': { prefix: 2, unit: 'gbk' },
  },
};
const FIELDS = {
  2: '6212341111111232',
  3: '000000',
  22: '051',
  41: 'TP000001',
  55: '9F2701809505' + '0000008000',
  63: '01示',
};
const hex = Buffer.from(compileDialect(unionPayPos).encode({ mti: '0200', fields: FIELDS }))
  .toString('hex')
  .toUpperCase();
const masked = { mti: '0200', fields: { ...FIELDS, 2: '621234******1232', 55: '[22 hidden]' } };

describe('spans', () => {
  it('are those that the codec writes, with card data masked or not', () => {
    const spans = spansOf(hex, masked, LAYOUT);
    const text = (field: string) => {
      const { from, to } = spans.find((span) => span.field === field)!;
      return hex.slice(from * 2, to * 2);
    };
    expect(text('mti')).toBe('0200');
    expect(text('22')).toBe('0510');
    expect(text('41')).toBe(Buffer.from('TP000001').toString('hex').toUpperCase());
    expect(text('55').slice(0, 6)).toBe('00119F');
    expect(spans.at(-1)!.to).toBe(hex.length / 2);
    expect(spans.map(({ from }) => from)).toEqual([0, ...spans.slice(0, -1).map(({ to }) => to)]);
    const framed = spansOf(`0000${hex}`, masked, LAYOUT);
    expect(framed[0]).toMatchObject({ field: 'frame', from: 0, to: 2 });
  });

  it('are none where the bytes do not fit, where a field is not known, and where there are no bytes', () => {
    expect(spansOf(`${hex}00`, masked, LAYOUT)).toEqual([]);
    expect(spansOf(hex, { mti: '0200', fields: { ...FIELDS, 5: '1' } }, LAYOUT)).toEqual([]);
    expect(spansOf(null, masked, LAYOUT)).toEqual([]);
    expect(spansOf(hex, masked, null)).toEqual([]);
  });
});

describe('the dump', () => {
  const drawn = (lit: string) =>
    plainHtml(
      dumpView(
        readerOf('en', {}),
        { en: 'request', zh: '请求' },
        hex,
        spansOf(hex, masked, LAYOUT),
        lit,
        (field) => `#${field}`,
      ),
    );

  it('has every byte with its offset and as text, and lights a field', () => {
    const text = drawn('22').replace(/<[^>]*>/g, '');
    expect(text).toContain('0010  ');
    expect(text).toContain('TP000001');
    expect(drawn('22')).toContain('<a class="lit" data-field="22" href="#22" tabindex="-1">05 10</a>');
    expect(drawn('').match(/class="lit"/g)).toBeNull();
  });
});

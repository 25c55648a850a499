// The published wire samples as dialect data: turns their layout tables into dialects of this codec.
import { readFileSync } from 'node:fs';
import type { Dialect, FieldRow, HeaderRow } from './dialect.ts';

type Layout = {
  kind: 'fixed' | 'var';
  enc: string;
  len?: number;
  max?: number;
  lenEnc?: string;
  lenDigits?: number;
  lenBytes?: number;
  lenUnit?: string;
  align?: 'left' | 'right';
};
type SampleDialect = {
  header: { name: string; bytes: number; enc: string; counts?: string }[];
  mti: string;
  bitmap: string;
  secondaryBitmap: string;
  tertiaryBitmap?: string;
  fields: Record<string, Layout>;
};
export type Sample = {
  name: string;
  dialect: string;
  raw: string;
  mti?: string;
  fields?: Record<string, string>;
  header?: Record<string, string>;
  fieldOverrides?: Record<string, Layout>;
  expect?: 'error';
  ourReason?: string;
};

const file = JSON.parse(readFileSync(new URL('./vectors/iso8583-wire.json', import.meta.url), 'utf8')) as {
  dialects: Record<string, SampleDialect>;
  vectors: Sample[];
};
export const SAMPLES: readonly Sample[] = file.vectors;

const ENCODING: Record<string, string> = {
  ascii: 'ascii',
  ebcdic: 'ebcdic',
  ebcdic1047: 'ebcdic-1047',
  gbk: 'gbk',
  'track-bcd': 'track-bcd',
  binary: 'binary',
  'hex-ascii': 'hex',
  'hex-ebcdic': 'hex-ebcdic',
  'x+n-bcd': 'signed-bcd',
};
const FRAME: Record<string, string> = { 'uint16-be': 'be2', 'uint32-be': 'be4', bcd4: 'bcd2', ascii4: 'ascii4' };
const WIDTH = 'LLLLLL';

/** Values in the tables that are not decimal though packed as such: tracks with a D separator. */
const packedEncoding = (layout: Layout, number: string) => {
  const side = layout.align === 'left' ? 'left' : 'right';
  return number === '35' ? `nibbles-${side}` : `bcd-${side}`;
};

function encodingOf(layout: Layout, number: string): string {
  if (layout.enc === 'bcd') return packedEncoding(layout, number);
  if (layout.enc === 'utf8') return layout.lenUnit === 'chars' ? 'utf8-characters' : 'utf8';
  if (layout.enc === 'binary' && layout.lenUnit === 'nibbles') return 'nibbles-right';
  return ENCODING[layout.enc] ?? layout.enc;
}

function rowOf(number: string, layout: Layout): FieldRow {
  const encoding = encodingOf(layout, number);
  const prefix = `${layout.lenEnc === 'ebcdic1047' ? 'ebcdic' : layout.lenEnc}.${WIDTH.slice(0, layout.lenBytes ?? layout.lenDigits)}`;
  const largest = layout.lenEnc === 'binary' ? 256 ** (layout.lenBytes ?? 1) - 1 : 10 ** (layout.lenDigits ?? 1) - 1;
  const length = layout.kind === 'fixed' ? (layout.len ?? 0) : Math.min(layout.max ?? largest, largest);
  return {
    type: 'ans',
    length,
    encoding: encoding as NonNullable<FieldRow['encoding']>,
    ...(layout.kind === 'var' ? { prefix } : {}),
  };
}

const headerRow = ({ name, bytes }: SampleDialect['header'][number]): HeaderRow => ({
  name,
  bytes,
  encoding: 'binary',
});

/**
 * The dialect of a sample. Its frame length, if it has one, becomes the framing, or with `lengthAsHeader` an item of the
 * header that nobody computes; the rest of its header stays.
 */
export function dialectOf(sample: Sample, { lengthAsHeader = false } = {}): Dialect {
  const source = file.dialects[sample.dialect];
  if (source === undefined) throw new Error(`no dialect ${sample.dialect}`);
  const [first, second] = source.header;
  const framed = !lengthAsHeader && first !== undefined && FRAME[first.enc] !== undefined;
  const reserved = framed && second?.name === 'reserved';
  const items = source.header.slice(framed ? (reserved ? 2 : 1) : 0);
  const layouts = { ...source.fields, ...sample.fieldOverrides };
  return {
    name: sample.dialect,
    framing: framed
      ? { length: FRAME[first.enc] as 'be2', ...(reserved ? { zerosAfter: second.bytes } : {}) }
      : { length: 'none' },
    header: items.map(headerRow),
    mti: (source.mti === 'bcd' ? 'bcd-left' : source.mti === 'ebcdic1047' ? 'ebcdic-1047' : source.mti) as 'ascii',
    bitmap: {
      encoding:
        ({ binary: 'binary', 'hex-ascii': 'hex', 'hex-ebcdic': 'hex-ebcdic' } as const)[source.bitmap] ?? 'binary',
      secondary: source.secondaryBitmap === 'always' ? 'always-unflagged' : 'when-needed',
      ...(source.tertiaryBitmap === undefined ? {} : { tertiary: true }),
    },
    fields: Object.fromEntries(Object.entries(layouts).map(([number, layout]) => [number, rowOf(number, layout)])),
  };
}

// Dialects that nobody has named: every usual way to write message types, bitmaps, numbers and lengths, over the known field rows.
import { iso8583In1987Binary } from '../../definitions/dialects/iso8583-1987-binary.ts';
import { iso8583In1993Ascii } from '../../definitions/dialects/iso8583-1993-ascii.ts';
import { ROWS_1987 } from '../../definitions/dialects/rows.ts';
import { unionPayPos } from '../../definitions/dialects/unionpay-pos.ts';
import type { Words } from '../../definitions/message-words.ts';
import type { Dialect, FieldRow } from '../../iso8583/dialect.ts';
import type { EncodingName } from '../../iso8583/encodings/index.ts';
import { type Codec, compileDialect } from '../../iso8583/index.ts';
import type { PrefixName } from '../../iso8583/prefixes/index.ts';
import { same } from '../words/language.ts';

type Mti = Dialect['mti'];
type Shape = {
  mti: Mti;
  bitmap: Dialect['bitmap']['encoding'];
  numbers: EncodingName;
  prefix: PrefixName;
  text: EncodingName;
  bytes: EncodingName;
  /** Lengths of three digits become this many bytes where lengths are binary. */
  wide: 1 | 2;
};
const CURRENCIES = { 49: ROWS_1987[49]!, 50: ROWS_1987[50]!, 51: ROWS_1987[51]! };
const ROWS = {
  1987: iso8583In1987Binary.fields,
  // Where numbers are packed, some pack the digits of currencies too.
  packed: { ...iso8583In1987Binary.fields, ...CURRENCIES },
  1993: iso8583In1993Ascii.fields,
  unionpay: unionPayPos.fields,
} as const;
type RowSet = keyof typeof ROWS;
const ROW_SETS: readonly RowSet[] = [1987, 'packed', 1993, 'unionpay'];

/** A dialect made up for a guess. `costs` says how far-fetched it is, in points. */
export type Family = { dialect: Dialect; mti: Mti; words: Words; cost: number; codec: () => Codec };

const NUMBER_WORDS: Partial<Record<EncodingName, Words>> = {
  'bcd-right': { en: 'packed numbers', zh: 'BCD数字' },
  ascii: { en: 'numbers in ASCII', zh: 'ASCII数字' },
  ebcdic: { en: 'numbers in EBCDIC', zh: 'EBCDIC数字' },
};
const PREFIX_WORDS: Record<PrefixName, Words> = {
  ascii: { en: 'lengths in ASCII', zh: 'ASCII长度' },
  bcd: { en: 'packed lengths', zh: 'BCD长度' },
  binary: { en: 'binary lengths', zh: '二进制长度' },
  ebcdic: { en: 'lengths in EBCDIC', zh: 'EBCDIC长度' },
};
const BITMAP_WORDS: Record<Shape['bitmap'], Words> = {
  binary: { en: 'binary bitmap', zh: '二进制位图' },
  hex: { en: 'bitmap in hexadecimal characters', zh: '十六进制字符位图' },
  'hex-ebcdic': { en: 'bitmap in EBCDIC hexadecimal characters', zh: 'EBCDIC十六进制字符位图' },
};
const ROW_WORDS: Record<RowSet, Words> = {
  1987: same('ISO 8583:1987'),
  packed: { en: 'ISO 8583:1987 with packed currencies', zh: 'ISO 8583:1987（货币代码为BCD）' },
  1993: same('ISO 8583:1993'),
  unionpay: same('unionpay-pos'),
};

/** The ways that occur, by the encoding of the message type: [bitmap, numbers, prefix, text, bytes, wide]. */
type Way = readonly [Shape['bitmap'], EncodingName, PrefixName, EncodingName, EncodingName, (1 | 2)?];
const WAYS: Readonly<Partial<Record<Mti, readonly Way[]>>> = {
  'bcd-left': [
    ['binary', 'bcd-right', 'bcd', 'ascii', 'binary'],
    ['binary', 'bcd-right', 'binary', 'ascii', 'binary'],
    ['binary', 'bcd-right', 'binary', 'ascii', 'binary', 1],
    ['binary', 'bcd-right', 'binary', 'ebcdic', 'binary', 1],
    ['binary', 'bcd-right', 'binary', 'ebcdic', 'binary'],
    ['binary', 'ascii', 'ascii', 'ascii', 'binary'],
    ['binary', 'ascii', 'bcd', 'ascii', 'binary'],
    ['binary', 'ascii', 'binary', 'ascii', 'binary'],
    ['binary', 'bcd-right', 'ascii', 'ascii', 'binary'],
    ['hex', 'bcd-right', 'bcd', 'ascii', 'binary'],
  ],
  ascii: [
    ['hex', 'ascii', 'ascii', 'ascii', 'hex'],
    ['hex', 'ascii', 'ascii', 'ascii', 'binary'],
    ['binary', 'ascii', 'ascii', 'ascii', 'binary'],
    ['binary', 'ascii', 'ascii', 'ascii', 'hex'],
    ['binary', 'ascii', 'binary', 'ascii', 'binary'],
    ['binary', 'ascii', 'bcd', 'ascii', 'binary'],
    ['binary', 'bcd-right', 'bcd', 'ascii', 'binary'],
    ['hex', 'ascii', 'bcd', 'ascii', 'hex'],
    ['hex', 'ascii', 'bcd', 'ascii', 'binary'],
  ],
  ebcdic: [
    ['binary', 'ebcdic', 'ebcdic', 'ebcdic', 'binary'],
    ['hex-ebcdic', 'ebcdic', 'ebcdic', 'ebcdic', 'binary'],
    ['hex-ebcdic', 'ebcdic', 'ebcdic', 'ebcdic', 'hex-ebcdic'],
    ['binary', 'ebcdic', 'binary', 'ebcdic', 'binary'],
    ['binary', 'bcd-right', 'binary', 'ebcdic', 'binary'],
  ],
};

/** Bitmaps of fields 65 to 128 are there when announced; some always send them. */
const SECONDARY = ['when-needed', 'always-unflagged'] as const;

/** A row as a family writes it: what it says of encodings is left to the family, but for Chinese text. */
function rowOf(number: number, row: FieldRow, shape: Shape, rows: RowSet): FieldRow {
  // Written as its own dialect writes it, the row keeps what is peculiar to it.
  if (rows === 'unionpay' && shape.numbers === 'bcd-right' && shape.prefix === 'bcd' && shape.text === 'ascii')
    return row.encoding === undefined && row.type === 'n' ? { ...row, encoding: 'bcd-left' } : row;
  const { encoding, counts: _, prefix, variants: __, ...rest } = row;
  const width = widthOf(prefix?.split('.').at(-1), shape);
  const kept: FieldRow = { ...rest, ...(width === undefined ? {} : { prefix: width }) };
  if (shape.prefix === 'binary' && width === 'L') kept.length = Math.min(kept.length, 255);
  if (encoding === 'gbk' && shape.text === 'ascii') kept.encoding = 'gbk';
  if (number === 55) {
    kept.type = 'b';
    if (shape.bytes.startsWith('hex')) {
      kept.counts = 'characters';
      kept.length = Math.min(kept.length, 499);
    }
  }
  // Packed numbers of variable length end in their filler, those of fixed length begin with it.
  if (kept.type === 'n' && shape.numbers === 'bcd-right' && width !== undefined) kept.encoding = 'bcd-left';
  return kept;
}

/** The width of a length prefix: digits, or bytes where lengths are binary. */
const widthOf = (width: string | undefined, { prefix, wide }: Shape) =>
  width === undefined || prefix !== 'binary' ? width : 'L'.repeat(width.length < 3 ? 1 : wide);

/** The dialect of one shape over one set of rows. */
function dialectOf(shape: Shape, rows: RowSet, secondary: (typeof SECONDARY)[number]): Dialect {
  const { prefix, text: encoding, numbers, bytes } = shape;
  const packed = numbers === 'bcd-right';
  const text = { encoding, prefix, padding: 'right-spaces' } as const;
  const fields = Object.entries(ROWS[rows]).map(([number, row]) => [number, rowOf(Number(number), row, shape, rows)]);
  return {
    name: 'guessed',
    mti: shape.mti,
    bitmap: { encoding: shape.bitmap, secondary },
    defaults: {
      n: { encoding: numbers, prefix },
      a: text,
      an: text,
      ns: text,
      ans: text,
      b: { encoding: bytes, prefix },
      z: { encoding: packed ? 'track-bcd' : encoding, prefix },
      'x+n': { encoding: packed ? 'signed-bcd' : encoding, prefix },
    },
    fields: Object.fromEntries(fields) as Dialect['fields'],
  };
}

function familyOf(shape: Shape, rows: RowSet, secondary: (typeof SECONDARY)[number], far: number): Family {
  const dialect = dialectOf(shape, rows, secondary);
  const parts = [NUMBER_WORDS[shape.numbers]!, PREFIX_WORDS[shape.prefix], BITMAP_WORDS[shape.bitmap]];
  if (shape.text === 'ebcdic' && shape.numbers !== 'ebcdic') parts.push({ en: 'text in EBCDIC', zh: 'EBCDIC文本' });
  if (secondary === 'always-unflagged') parts.push({ en: 'always two bitmaps', zh: '总有两个位图' });
  let compiled: Codec | null = null;
  return {
    dialect,
    mti: shape.mti,
    words: {
      en: `rows of ${ROW_WORDS[rows].en}: ${parts.map(({ en }) => en).join(', ')}`,
      zh: `${ROW_WORDS[rows].zh}的域定义：${parts.map(({ zh }) => zh).join('、')}`,
    },
    cost: far + (rows === 'unionpay' ? 0.5 : rows === 'packed' ? 0.25 : 0) + (secondary === 'when-needed' ? 0 : 2),
    codec: () => {
      compiled ??= compileDialect(dialect);
      return compiled;
    },
  };
}

let families: Family[] | null = null;

/** Every family, commoner ones first; made once, each compiled when first used. */
export function allFamilies(): readonly Family[] {
  families ??= Object.entries(WAYS).flatMap(([mti, ways]) =>
    ways.flatMap(([bitmap, numbers, prefix, text, bytes, wide = 2], far) => {
      const shape: Shape = { mti: mti as Mti, bitmap, numbers, prefix, text, bytes, wide };
      return SECONDARY.flatMap((secondary) =>
        ROW_SETS.filter((rows) => rows !== 'packed' || numbers === 'bcd-right').map((rows) =>
          familyOf(shape, rows, secondary, 3 + far * 0.25),
        ),
      );
    }),
  );
  return families;
}

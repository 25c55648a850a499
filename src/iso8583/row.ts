// One row of a dialect with everything said: what its dialect's defaults say for it, and what can be wrong with it.
import type { Dialect, FieldRow } from './dialect.ts';
import { ENCODINGS, type EncodingName } from './encodings/index.ts';
import { type Sensitivity, sensitivityOf } from './mask.ts';
import type { PaddingName } from './padding/index.ts';
import { PREFIXES, type PrefixName } from './prefixes/index.ts';
import { WIDTHS, type Width } from './prefixes/prefix.ts';

/** A row with everything said that its dialect's defaults say for it. */
export type ResolvedRow = {
  row: FieldRow;
  encoding: EncodingName;
  prefix: { family: PrefixName; width: number } | null;
  padding: PaddingName;
  sensitivity: Sensitivity;
  /** Own units of the encoding for one that the prefix counts. */
  ratio: number;
};

type Variant = NonNullable<FieldRow['variants']>[number];

/** A row as one of its variants has it. */
export function variantOf(
  { variants: _, encoding: __, ...row }: FieldRow,
  { when: ___, ...variant }: Variant,
): FieldRow {
  return { ...row, ...variant };
}

/** What is wrong with a row: which of its properties, and why. */
export class RowError extends Error {
  readonly property: string;
  constructor(property: string, reason: string) {
    super(reason);
    this.property = property;
  }
}

/** The row with its defaults; RowError when something is missing or cannot be. */
export function resolveRow(dialect: Pick<Dialect, 'defaults'>, number: number, row: FieldRow): ResolvedRow {
  const defaults = dialect.defaults?.[row.type];
  const encoding = row.encoding ?? defaults?.encoding;
  if (encoding === undefined)
    throw new RowError('encoding', `no encoding here, and none in the defaults of type ${row.type}`);
  const [first, second] = row.prefix?.split('.') ?? [];
  const family = second === undefined ? defaults?.prefix : (first as PrefixName);
  const width = second ?? first;
  if (width !== undefined && family === undefined)
    throw new RowError('prefix', `${width} says no encoding, and the defaults of type ${row.type} have none`);
  const ratios = ENCODINGS[encoding].ratios;
  const ratio = row.counts === undefined ? 1 : ratios[row.counts];
  if (ratio === undefined)
    throw new RowError('counts', `${encoding} is counted in ${Object.keys(ratios).join(' or ')}, not in ${row.counts}`);
  const prefix = width === undefined ? null : { family: family!, width: WIDTHS[width as Width] };
  if (prefix !== null && Math.ceil(ownLength(row) / ratio) > PREFIXES[prefix.family](prefix.width).largest)
    throw new RowError('length', `a prefix ${row.prefix} cannot count to ${row.length}`);
  return {
    row,
    encoding,
    prefix,
    padding: row.padding ?? defaults?.padding ?? 'none',
    sensitivity: row.sensitivity ?? sensitivityOf(number),
    ratio,
  };
}

/** Fixed or largest length in units of the encoding: the sign of x+n stands before the digits that its row counts. */
export const ownLength = ({ type, length }: FieldRow) => (type === 'x+n' ? length + 1 : length);

/** The encoding's own unit, as an error says it. */
export const unitWords = ({ encoding }: ResolvedRow) => Object.keys(ENCODINGS[encoding].ratios)[0]!;

/** The likely cause of a length that is too long or odd. */
export function hintOfLength({ encoding, prefix }: ResolvedRow): string {
  const packed = encoding.startsWith('bcd') || encoding === 'track-bcd' || encoding.startsWith('nibbles');
  if (packed) return 'is the length counted in bytes instead of digits, or in another encoding?';
  if (prefix?.family === 'bcd') return 'is the length sent as a binary number instead of packed digits?';
  return 'is the field before this one as long as the dialect says?';
}

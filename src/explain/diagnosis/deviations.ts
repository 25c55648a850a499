// How one field may have been written otherwise than its row says: each way is the row changed, and the cause that it means.
import type { Dialect, FieldRow } from '../../iso8583/dialect.ts';
import { ENCODINGS, type EncodingName } from '../../iso8583/encodings/index.ts';
import { compileField, type Field } from '../../iso8583/field.ts';
import { PREFIXES, type PrefixName } from '../../iso8583/prefixes/index.ts';
import { type ResolvedRow, RowError, resolveRow } from '../../iso8583/row.ts';
import type { CauseId } from './causes.ts';

/** A field written in one way. `cause` is null for the way of the dialect itself. */
export type Option = { cause: CauseId | null; field: Field; row: FieldRow; surcharge: number };

const WIDTHS = ['', 'L', 'LL', 'LLL', 'LLLL'];
const FAMILIES = Object.keys(PREFIXES) as PrefixName[];
const isPacked = (encoding: EncodingName) => /^(bcd|track-bcd|nibbles)/.test(encoding);
const isText = (encoding: EncodingName) => /^(ascii|gbk|utf8)/.test(encoding);
const isHex = (encoding: EncodingName) => encoding === 'hex' || encoding === 'hex-ebcdic';

/** Rows of a field as it may have been written, the cause of each, and what makes it less likely than the cause alone. */
type Change = readonly [cause: CauseId, row: FieldRow, surcharge?: number];

/** A row that counts no further than its prefix can. */
function bounded(row: FieldRow, family: PrefixName, width: number): FieldRow {
  const ratio =
    row.counts === undefined || row.encoding === undefined ? 1 : (ENCODINGS[row.encoding].ratios[row.counts] ?? 1);
  return { ...row, length: Math.max(1, Math.min(row.length, Math.floor(PREFIXES[family](width).largest * ratio))) };
}

function ofPrefix(row: FieldRow, { prefix, encoding }: ResolvedRow): Change[] {
  if (prefix === null) return [];
  const changes: Change[] = [];
  const { family, width } = prefix;
  for (const other of FAMILIES) {
    if (other === family) continue;
    // A prefix of two or three digits is one or two bytes as a binary number.
    const widths = other === 'binary' ? [Math.ceil(width / 2)] : family === 'binary' ? [width + 1] : [width];
    for (const wide of widths)
      changes.push([
        'prefix-encoding',
        bounded({ ...row, encoding, prefix: `${other}.${WIDTHS[wide]}` }, other, wide),
        other === 'ebcdic' ? 2 : 0,
      ]);
  }
  for (const wide of [width - 1, width + 1])
    if (wide >= 1 && wide <= 4)
      changes.push(['prefix-width', bounded({ ...row, encoding, prefix: `${family}.${WIDTHS[wide]}` }, family, wide)]);
  const most = PREFIXES[family](width).largest;
  if (most > row.length)
    changes.push(['longer-than-row', { ...row, encoding, length: Math.min(most, row.length * 2 + 20) }]);
  const { prefix: _, ...fixed } = row;
  changes.push(['variable-as-fixed', { ...fixed, encoding, padding: 'none' }]);
  return changes;
}

function ofCount(row: FieldRow, { prefix, encoding }: ResolvedRow): Change[] {
  if (prefix === null) return [];
  const changes: Change[] = [];
  if (isPacked(encoding) && row.counts !== 'bytes')
    changes.push([
      'counted-in-bytes',
      bounded({ ...row, encoding, counts: 'bytes', length: row.length + 1 }, prefix.family, prefix.width),
    ]);
  if (isPacked(encoding) && row.counts === 'bytes')
    changes.push(['counted-in-digits', bounded({ ...row, encoding, counts: 'digits' }, prefix.family, prefix.width)]);
  if (encoding === 'binary')
    changes.push(['counted-in-digits', { ...row, encoding: 'nibbles-left', type: 'ans', length: row.length * 2 }]);
  if (isHex(encoding)) {
    const counts = row.counts === 'characters' ? 'bytes' : 'characters';
    changes.push([
      counts === 'characters' ? 'counted-in-digits' : 'counted-in-bytes',
      bounded({ ...row, encoding, counts }, prefix.family, prefix.width),
    ]);
  }
  return changes;
}

function ofEncoding(row: FieldRow, { prefix, encoding }: ResolvedRow): Change[] {
  const changes: Change[] = [];
  const as = (other: EncodingName): FieldRow => {
    const { counts: _, padding: __, ...rest } = row;
    return { ...rest, encoding: other };
  };
  const alsoPrefix = (cause: CauseId, other: EncodingName, family: PrefixName) => {
    changes.push([cause, as(other)]);
    if (prefix !== null && prefix.family !== family && prefix.family !== 'binary')
      changes.push([
        cause,
        bounded({ ...as(other), prefix: `${family}.${WIDTHS[prefix.width]}` }, family, prefix.width),
        0.5,
      ]);
  };
  if (isPacked(encoding)) alsoPrefix('ascii-for-packed', 'ascii', 'ascii');
  if (isText(encoding) && (row.type === 'n' || row.type === 'z')) {
    alsoPrefix('packed-for-ascii', row.type === 'z' ? 'track-bcd' : 'bcd-left', 'bcd');
    changes.push(['packed-for-ascii', as('bcd-right'), 0.2]);
  }
  if (encoding === 'binary') alsoPrefix('text-for-bytes', 'hex', 'ascii');
  if (isHex(encoding)) alsoPrefix('bytes-for-text', 'binary', 'bcd');
  return changes;
}

function ofFixed(row: FieldRow, { prefix, encoding }: ResolvedRow, usual: PrefixName): Change[] {
  if (prefix !== null) return [];
  const family = usual;
  return [2, 3].map((width) => [
    'fixed-as-variable',
    bounded({ ...row, encoding, prefix: `${family}.${WIDTHS[width]}` }, family, width),
    width - 2,
  ]);
}

/** The row without the rules that its characters break, of the same size in bytes. */
function lenient(row: FieldRow, { encoding }: ResolvedRow): Change[] {
  const { variants: _, padding: __, ...rest } = row;
  if (encoding === 'signed-bcd')
    return [['value-damaged', { ...rest, type: 'b', encoding: 'binary', length: 1 + ((row.length + 1) >> 1) }]];
  if (row.type === 'x+n') rest.length++;
  if (isPacked(encoding)) return [['value-damaged', { ...rest, type: 'ans', encoding: 'nibbles-left' }]];
  if (isText(encoding) || encoding.startsWith('ebcdic'))
    return [['value-damaged', { ...rest, type: 'ans', encoding: 'ascii' }]];
  return [];
}

/** Ways of a field by its number, made when first asked for. The first is the dialect's own, unless it has none. */
export class Deviations {
  readonly #dialect: Dialect;
  readonly #strangers: Dialect['fields'];
  readonly #usualPrefix: PrefixName;
  readonly #made = new Map<number, readonly Option[]>();

  /** `strangers` are rows of fields that the dialect lacks. */
  constructor(dialect: Dialect, strangers: Dialect['fields']) {
    this.#dialect = dialect;
    this.#strangers = strangers;
    this.#usualPrefix = dialect.defaults?.ans?.prefix ?? dialect.defaults?.n?.prefix ?? 'bcd';
  }

  of(number: number): readonly Option[] {
    const made = this.#made.get(number) ?? this.#make(number);
    this.#made.set(number, made);
    return made;
  }

  #make(number: number): readonly Option[] {
    const own = this.#dialect.fields[number];
    const { variants: _, ...row } =
      own ?? this.#strangers[number] ?? ({ type: 'ans', length: 999, prefix: 'LLL' } as FieldRow);
    const options: Option[] = [];
    const add = (cause: CauseId | null, changed: FieldRow, surcharge: number) => {
      try {
        options.push({ cause, row: changed, surcharge, field: compileField(this.#dialect, number, changed) });
      } catch (error) {
        // A change that the encoding or the prefix cannot carry is no way to write the field.
        if (!(error instanceof RowError)) throw error;
      }
    };
    add(own === undefined ? 'no-row' : null, row, 0);
    const resolved = resolvedOf(this.#dialect, number, row);
    if (resolved === null) return options;
    const changes = [
      ...ofPrefix(row, resolved),
      ...ofCount(row, resolved),
      ...ofEncoding(row, resolved),
      ...ofFixed(row, resolved, this.#usualPrefix),
      ...lenient(row, resolved),
    ];
    for (const [cause, changed, surcharge = 0] of changes)
      add(own === undefined ? 'no-row' : cause, changed, surcharge + (own === undefined ? 2 : 0));
    return options;
  }
}

function resolvedOf(dialect: Dialect, number: number, row: FieldRow): ResolvedRow | null {
  try {
    return resolveRow(dialect, number, row);
  } catch (error) {
    if (error instanceof RowError) return null;
    throw error;
  }
}

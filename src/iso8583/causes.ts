// Why bytes cannot be read: reads them again under common mistakes, and names those under which they are a whole message.
import { compileDialect } from './codec.ts';
import type { Dialect, FieldRow } from './dialect.ts';
import { ENCODINGS } from './encodings/index.ts';
import { CodecError } from './errors.ts';
import { resolveRow } from './row.ts';

/** A mistake that would explain the bytes. `field` is null when it is not about one field. */
export type Cause = { cause: string; field: number | null };

/** A mistake: what it is, and the dialect or the bytes as they would be with it. */
type Mistake = Cause & { dialect?: Dialect; bytes?: Buffer };

/** Bytes of more than this are not tried: real messages are smaller, and every mistake costs a reading. */
const MOST_BYTES = 8192;
/** Fields looked at one by one. */
const MOST_FIELDS = 64;

/**
 * Mistakes under which the bytes are a whole message of the dialect, likeliest first; none when the bytes are well, or when
 * nothing explains them. Costs up to some hundred readings: meant for people who look at one message.
 */
export function likelyCauses(dialect: Dialect, input: Uint8Array): Cause[] {
  const bytes = Buffer.from(input);
  const { error, fields } = compileDialect(dialect).inspect(bytes);
  if (error === null || bytes.length > MOST_BYTES) return [];
  const present = [...Object.keys(fields).map(Number), ...(error.field === null ? [] : [error.field])];
  const mistakes = [...frontMistakes(dialect, bytes), ...fieldMistakes(dialect, present), ...layoutMistakes(dialect)];
  return mistakes
    .filter((mistake) => reads(mistake.dialect ?? dialect, mistake.bytes ?? bytes))
    .map(({ cause, field }) => ({ cause, field }));
}

/** True when the bytes are one whole message of a class that ISO 8583 knows, with at least one field. */
function reads(dialect: Dialect, bytes: Buffer): boolean {
  try {
    const { message } = compileDialect(dialect).decode(bytes);
    return /^[0-2][1-8]/.test(message.mti) && Object.keys(message.fields).length > 0;
  } catch (error) {
    if (error instanceof CodecError || error instanceof RangeError) return false;
    throw error;
  }
}

function frontMistakes(dialect: Dialect, bytes: Buffer): Mistake[] {
  const header = dialect.header ?? [];
  const without = (count: number): Dialect => ({ ...dialect, header: header.slice(0, count) });
  const mistakes: Mistake[] = [];
  if (header.length > 0) mistakes.push({ cause: 'the header is missing', field: null, dialect: without(0) });
  if (header.length > 1)
    mistakes.push({ cause: `the header ends after ${header[0]?.name}`, field: null, dialect: without(1) });
  if (header.length === 0 || header[0]?.name !== 'tpdu')
    mistakes.push({ cause: 'a TPDU stands in front', field: null, bytes: bytes.subarray(5) });
  for (const count of [2, 4]) {
    const cause = `a frame length of ${count} bytes stands in front`;
    mistakes.push({ cause, field: null, bytes: bytes.subarray(count) });
    if (header.length > 0)
      mistakes.push({
        cause: `${cause}, and the header is missing`,
        field: null,
        dialect: without(0),
        bytes: bytes.subarray(count),
      });
  }
  const headerBytes = header.reduce((sum, row) => sum + row.bytes, 0);
  if (headerBytes > 0 && bytes.length > headerBytes)
    mistakes.push({
      cause: 'the message ends too early by the size of its header: the frame length does not count the header',
      field: null,
      bytes: Buffer.concat([bytes, Buffer.alloc(headerBytes, 0x30)]),
    });
  mistakes.push({ cause: 'one byte too many stands behind', field: null, bytes: bytes.subarray(0, -1) });
  return mistakes;
}

function layoutMistakes(dialect: Dialect): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const encoding of ['binary', 'hex'] as const)
    if (encoding !== dialect.bitmap.encoding)
      mistakes.push({
        cause: `the bitmap is ${encoding === 'hex' ? 'in hexadecimal characters' : 'in bytes'}`,
        field: null,
        dialect: { ...dialect, bitmap: { ...dialect.bitmap, encoding } },
      });
  if (dialect.bitmap.secondary === 'when-needed')
    mistakes.push({
      cause: 'a second bitmap is there although bit 1 is not set',
      field: null,
      dialect: { ...dialect, bitmap: { ...dialect.bitmap, secondary: 'always-unflagged' } },
    });
  for (const mti of ['bcd-left', 'ascii', 'ebcdic'] as const)
    if (mti !== dialect.mti)
      mistakes.push({
        cause: `the message type is in ${mti === 'bcd-left' ? 'packed digits' : mti.toUpperCase()}`,
        field: null,
        dialect: { ...dialect, mti },
      });
  return mistakes;
}

function fieldMistakes(dialect: Dialect, present: readonly number[]): Mistake[] {
  return present
    .slice(-MOST_FIELDS)
    .reverse()
    .flatMap((field) => {
      const row = dialect.fields[field];
      return row === undefined ? [] : rowMistakes(dialect, field, row);
    });
}

function rowMistakes(dialect: Dialect, field: number, row: FieldRow): Mistake[] {
  const { encoding, prefix } = resolveRow(dialect, field, row);
  const width = prefix === null ? '' : 'LLLLLL'.slice(0, prefix.width);
  const mistakes: Mistake[] = [];
  const as = (cause: string, changes: Partial<FieldRow>): void => {
    const { variants: _, ...plain } = row;
    const changed = {
      ...plain,
      encoding,
      ...(prefix === null ? {} : { prefix: `${prefix.family}.${width}` }),
      ...changes,
    };
    mistakes.push({ cause, field, dialect: { ...dialect, fields: { ...dialect.fields, [field]: changed } } });
  };
  const packed = ENCODINGS[encoding].ratios.digits === 1;
  if (packed && prefix !== null) {
    as('its length is counted in bytes instead of digits', {
      counts: 'bytes',
      encoding: 'nibbles-left',
      type: 'ans',
      length: row.length + 1,
    });
  }
  if (packed) as('it is sent in ASCII instead of packed digits', { encoding: 'ascii', type: 'ans' });
  if (encoding === 'ascii' && row.type === 'n')
    as('it is sent in packed digits instead of ASCII', { encoding: 'bcd-left' });
  if (encoding === 'binary') as('it is sent in hexadecimal characters instead of bytes', { encoding: 'hex' });
  if (encoding === 'binary' && prefix !== null)
    as('its length is counted in hexadecimal characters instead of bytes', {
      counts: 'nibbles',
      encoding: 'nibbles-left',
      length: row.length * 2,
    });
  if (encoding === 'hex')
    as('it is sent in bytes instead of hexadecimal characters', { encoding: 'binary', counts: 'bytes' });
  if (prefix !== null) {
    for (const family of ['bcd', 'ascii'] as const)
      if (family !== prefix.family)
        as(`its length is written in ${family === 'bcd' ? 'packed digits' : 'ASCII'}`, {
          prefix: `${family}.${width}`,
          length: Math.min(row.length, 10 ** width.length - 1),
        });
    // A binary length is as a rule as wide as the packed one: LL in one byte, LLL in two.
    const binaryWidth = width.length > 2 ? 'LL' : 'L';
    if (prefix.family !== 'binary')
      as('its length is written in binary', {
        prefix: `binary.${binaryWidth}`,
        length: Math.min(row.length, 256 ** binaryWidth.length - 1),
      });
    if (width.length === 2 || width.length === 3) {
      const other = width.length === 2 ? 'LLL' : 'LL';
      as(`its length has ${other.length} digits`, {
        prefix: `${prefix.family}.${other}`,
        length: Math.min(row.length, 10 ** other.length - 1),
      });
    }
  } else as('it has a length in front', { prefix: 'bcd.LL', length: Math.max(row.length, 99) });
  return mistakes;
}

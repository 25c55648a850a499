// What stands before the fields — header, message type, bitmaps — and the ways in which it may differ from the dialect.
import { compileBitmap } from '../../iso8583/bitmap.ts';
import { Reader } from '../../iso8583/cursor.ts';
import type { Dialect } from '../../iso8583/dialect.ts';
import { ENCODINGS } from '../../iso8583/encodings/index.ts';
import { CodecError } from '../../iso8583/errors.ts';
import { compileHeader, type Header } from '../../iso8583/header.ts';
import { weighHeader, weighMti } from '../guess/plausible.ts';
import { headerSize } from '../guess/reading.ts';
import { findStarts, type MtiEncoding, mtiAt, startCost } from '../guess/scan.ts';
import { CAUSES, type CauseId } from './causes.ts';

/** A way to read what stands before the fields. */
export type Front = {
  causes: { cause: CauseId; at: number }[];
  cost: number;
  header: Header;
  headerBytes: number;
  mti: string;
  mtiAt: number;
  bitmapAt: number;
  /** Field numbers that the bitmaps announce. */
  numbers: number[];
  /** Where the fields begin. */
  at: number;
};

type Bitmap = Dialect['bitmap'];

/** Field numbers of bitmaps that have been read. */
function numbersOf(bits: Uint8Array, count: number): number[] {
  const numbers: number[] = [];
  for (let number = 2; number <= count * 8; number++)
    if (((bits[(number - 1) >> 3] ?? 0) & (0x80 >> ((number - 1) & 7))) !== 0) numbers.push(number);
  return numbers;
}

type Parts = { at: number; mti: Dialect['mti']; bitmap: Bitmap; oneBitmap?: boolean };

/** Reads a front with its message type at that place; null when there is none. */
function readFront(bytes: Buffer, dialect: Dialect, parts: Parts): Omit<Front, 'causes' | 'cost'> | null {
  try {
    const rows = headerSize(dialect) === parts.at ? (dialect.header ?? []) : [];
    const header = compileHeader(rows).read(new Reader(bytes, 0, Math.min(parts.at, bytes.length)));
    const reader = new Reader(bytes, parts.at);
    const mti = ENCODINGS[parts.mti].read(reader, 4);
    if (!/^\d{4}$/.test(mti)) return null;
    const bitmapAt = reader.at;
    const bits = new Uint8Array(24);
    let count = compileBitmap(parts.bitmap).read(reader, bits);
    if (parts.oneBitmap === true && count > 8) {
      count = 8;
      reader.at = bitmapAt + (parts.bitmap.encoding === 'binary' ? 8 : 16);
    }
    return {
      header,
      headerBytes: parts.at,
      mti,
      mtiAt: parts.at,
      bitmapAt,
      numbers: numbersOf(bits, count),
      at: reader.at,
    };
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}

/** What it means that the message type stands `at` that place instead of behind the header of the dialect. */
function causeOfPlace(bytes: Buffer, at: number, dialect: Dialect): { cause: CauseId; at: number } | null {
  const size = headerSize(dialect);
  if (at === size) return null;
  const names = (dialect.header ?? []).map(({ name }) => name);
  if (at === 0) return { cause: names.length === 1 && names[0] === 'tpdu' ? 'tpdu-missing' : 'header-missing', at: 0 };
  if (names[0] === 'tpdu' && at === 5) return { cause: 'application-header-missing', at: 5 };
  if (names[0] === 'tpdu' && at === size - 5) return { cause: 'tpdu-missing', at: 0 };
  const more = at - size;
  if (more === 2 && looksLikeLength(bytes)) return { cause: 'length-in-front', at: 0 };
  if (more === 4 && bytes.length >= 4 && bytes.readUInt16BE(0) === 0) return { cause: 'length-in-front', at: 0 };
  if (more === 4 && /^[\dA-Fa-f]{4}$/.test(bytes.toString('latin1', 0, 4))) return { cause: 'length-in-front', at: 0 };
  if (more === 5 && size === 0) return { cause: 'tpdu-extra', at: 0 };
  return { cause: 'header-size', at: 0 };
}

/** True when the first two bytes could count those after them, more or less. */
function looksLikeLength(bytes: Buffer): boolean {
  if (bytes.length < 2) return false;
  const follow = bytes.length - 2;
  const packed = Number(bytes.toString('hex', 0, 2));
  return [bytes.readUInt16BE(0), bytes.readUInt16LE(0), packed].some((said) => Math.abs(said - follow) <= 32);
}

/** Fronts that are worth looking behind, and points by which one may be less likely than the likeliest. */
const MOST = 8;
const BEHIND = 14;

/** Ways to read the front of a message, the likeliest first. */
export function findFronts(bytes: Buffer, dialect: Dialect): Front[] {
  const fronts = allFronts(bytes, dialect).sort((a, b) => a.cost - b.cost);
  const likeliest = fronts[0]?.cost ?? 0;
  return fronts.filter(({ cost }) => cost <= likeliest + BEHIND).slice(0, MOST);
}

function allFronts(bytes: Buffer, dialect: Dialect): Front[] {
  const size = headerSize(dialect);
  const fronts: Front[] = [];
  const add = (parts: Parts, causes: Front['causes'], surcharge = 0) => {
    const front = readFront(bytes, dialect, parts);
    if (front === null || front.numbers.length === 0) return;
    const cost =
      causes.reduce((sum, { cause }) => sum + CAUSES[cause].cost, surcharge) -
      weighMti(front.mti) -
      weighHeader(front.header);
    fronts.push({ ...front, causes, cost });
  };
  const own: Parts = { at: size, mti: dialect.mti, bitmap: dialect.bitmap };
  add(own, []);
  if (dialect.bitmap.secondary === 'when-needed') {
    add({ ...own, oneBitmap: true }, [{ cause: 'bitmap-not-there', at: size }]);
    add({ ...own, bitmap: { ...dialect.bitmap, secondary: 'always-unflagged' } }, [
      { cause: 'bitmap-unannounced', at: size },
    ]);
  }
  const mtiBytes = dialect.mti === 'bcd-left' ? 2 : 4;
  for (const encoding of ['binary', 'hex', 'hex-ebcdic'] as const)
    if (encoding !== dialect.bitmap.encoding)
      add({ ...own, bitmap: { ...dialect.bitmap, encoding } }, [{ cause: 'bitmap-encoding', at: size + mtiBytes }]);
  for (const mti of ['bcd-left', 'ascii', 'ebcdic'] as const) {
    if (
      mti === dialect.mti ||
      (mti === 'ebcdic' && dialect.mti.startsWith('ebcdic')) ||
      mtiAt(bytes, size, mti) === null
    )
      continue;
    add({ ...own, mti }, [{ cause: 'mti-encoding', at: size }]);
  }
  const written: MtiEncoding = dialect.mti.startsWith('ebcdic') ? 'ebcdic' : (dialect.mti as MtiEncoding);
  for (const start of findStarts(bytes)) {
    const { at, mti } = start;
    const cause = mti === written ? causeOfPlace(bytes, at, dialect) : null;
    if (cause !== null) add({ ...own, at }, [cause], cause.cause === 'header-size' ? startCost(start) / 2 : 0);
  }
  return fronts;
}

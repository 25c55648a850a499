// Ten kinds of damage, done to made-up messages: each knows the field and the byte where it was done.
import fc from 'fast-check';
import type { Codec } from '../iso8583/index.ts';
import { type MadeUp, madeUpMessages } from './made-up.fixture.ts';

type Damaged = MadeUp & { damage: string; field: number | null; offset: number };

/** A place in a message: a field that can be damaged in that way. */
type Place = { field: number; offset: number; bytes: number };
type Change = { bytes: Buffer; field: number | null; offset: number };
type Way = { fits: (place: Place, made: MadeUp) => boolean; change: (place: Place, made: MadeUp) => Change };

const splice = (bytes: Buffer, at: number, remove: number, insert: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);

const isAscii = ({ codec }: MadeUp) => codec.dialect.mti === 'ascii';
const rowOf = ({ codec }: MadeUp, field: number) => codec.dialect.fields[field]!;
const isVariable = (made: MadeUp, field: number) => rowOf(made, field).prefix !== undefined;
const isNumber = (made: MadeUp, field: number) => rowOf(made, field).type === 'n' && !isVariable(made, field);
const prefixBytes = (made: MadeUp, field: number) => {
  const digits = rowOf(made, field).prefix?.length ?? 0;
  return isAscii(made) ? digits : (digits + 1) >> 1;
};

/** The message with one bit of its bitmap turned. */
function withBit(made: MadeUp, field: number): Buffer {
  const bytes = Buffer.from(made.bytes);
  const front = isAscii(made) ? 4 : 7;
  if (isAscii(made)) {
    const at = front + ((field - 1) >> 2);
    const nibble = Number.parseInt(String.fromCharCode(bytes[at]!), 16) ^ (8 >> ((field - 1) & 3));
    bytes.write(nibble.toString(16).toUpperCase(), at, 'latin1');
  } else bytes[front + ((field - 1) >> 3)]! ^= 0x80 >> ((field - 1) & 7);
  return bytes;
}

function lengthWritten(made: MadeUp, field: number, length: number): Buffer {
  const digits = String(length).padStart(rowOf(made, field).prefix!.length, '0');
  if (isAscii(made)) return Buffer.from(digits);
  return Buffer.from(digits.length % 2 === 1 ? `0${digits}` : digits, 'hex');
}

const at = ({ field, offset }: Place, bytes: Buffer): Change => ({ bytes, field, offset });

export const DAMAGES: Readonly<Record<string, Way>> = {
  'cut off within a field': {
    fits: ({ bytes }) => bytes > 1,
    change: (place, { bytes }) => at(place, bytes.subarray(0, place.offset + place.bytes - 1)),
  },
  'a length in another encoding': {
    fits: ({ field }) => field === 2 || field === 35 || field === 60 || field === 61,
    change(place, made) {
      const said = made.message.fields[place.field]!.length;
      const { prefix = '' } = rowOf(made, place.field);
      const digits = String(said).padStart(prefix.length === 2 ? 2 : 4, '0');
      const other = isAscii(made) ? Buffer.from(digits, 'hex') : Buffer.from(String(said).padStart(prefix.length, '0'));
      return at(place, splice(made.bytes, place.offset, prefixBytes(made, place.field), other));
    },
  },
  'a value longer than its row': {
    fits: ({ field }, made) => field === 2 || (field === 35 && isAscii(made)),
    change(place, made) {
      const { length } = rowOf(made, place.field);
      const digits = made.message.fields[place.field]!.padEnd(length + 3, '7');
      const packed = digits.length % 2 === 1 ? `${digits}0` : digits;
      const value = isAscii(made) ? Buffer.from(digits) : Buffer.from(packed, 'hex');
      const written = Buffer.concat([lengthWritten(made, place.field, digits.length), value]);
      return at(place, splice(made.bytes, place.offset, place.bytes, written));
    },
  },
  'a length that counts bytes': {
    fits: ({ field }, made) => !isAscii(made) && (field === 2 || field === 35),
    change(place, made) {
      const length = place.bytes - prefixBytes(made, place.field);
      return at(place, splice(made.bytes, place.offset, 1, lengthWritten(made, place.field, length)));
    },
  },
  'a field announced and not sent': {
    fits: ({ field }) => [12, 25, 37, 42].includes(field),
    change: (place, { bytes }) => at(place, splice(bytes, place.offset, place.bytes, Buffer.alloc(0))),
  },
  'a field sent and not announced': {
    fits: ({ field }) => [37, 38, 39].includes(field),
    change: (place, made) => at(place, withBit(made, place.field)),
  },
  'a number in the other encoding': {
    fits: ({ field }, made) => isNumber(made, field) && [4, 7, 11, 12].includes(field),
    change(place, made) {
      const value = made.message.fields[place.field]!;
      const other = isAscii(made) ? Buffer.from(value, 'hex') : Buffer.from(value);
      return at(place, splice(made.bytes, place.offset, place.bytes, other));
    },
  },
  'a letter in a number': {
    fits: ({ field }, made) => isNumber(made, field) && [4, 7, 11, 12, 13].includes(field),
    change(place, made) {
      const middle = place.offset + (place.bytes >> 1);
      return at(place, splice(made.bytes, middle, 1, isAscii(made) ? Buffer.from('X') : Buffer.from('1C', 'hex')));
    },
  },
  'a frame length that is wrong': {
    fits: () => true,
    change(_, { bytes }) {
      const front = Buffer.alloc(2);
      front.writeUInt16BE(bytes.length + 28);
      return { bytes: Buffer.concat([front, bytes]), field: null, offset: 0 };
    },
  },
  'bytes behind the end': {
    fits: () => true,
    change: (_, { bytes }) => ({
      bytes: Buffer.concat([bytes, Buffer.from('01FE03', 'hex')]),
      field: null,
      offset: bytes.length,
    }),
  },
};

const placesOf = (codec: Codec, bytes: Buffer): Place[] =>
  codec.inspect(bytes).trace.map(({ field, offset, bytes: size }) => ({ field, offset, bytes: size }));

/** So many damaged messages of that seed, all kinds by turns. */
export function damagedMessages(count: number, seed: number): Damaged[] {
  const kinds = Object.entries(DAMAGES);
  const picks = fc.sample(fc.nat(), { numRuns: count * 8, seed });
  const made = madeUpMessages(count * 8, seed);
  const damaged: Damaged[] = [];
  for (const [i, message] of made.entries()) {
    if (damaged.length === count) break;
    const [damage, way] = kinds[damaged.length % kinds.length]!;
    const places = placesOf(message.codec, message.bytes).filter((place) => way.fits(place, message));
    const place = places[picks[i]! % places.length];
    if (place !== undefined) damaged.push({ ...message, damage, ...way.change(place, message) });
  }
  return damaged;
}

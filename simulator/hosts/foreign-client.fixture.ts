// For tests: npm `iso_8583` made to speak packed ISO 8583:1987, as jPOS's ISO87BPackager lays it out, without any code of our codec.
//
// Its own are the order of fields, both bitmaps in bytes, every digit that lies two to a byte, binary values and text. It knows
// variable lengths as characters only and the message type as four characters, so these are put beside its bytes here.
import { createRequire } from 'node:module';

/** What puts the library where tests find it, until the next `npm ci`; it is no dependency (docs/dependencies.md). */
export const INSTALL = 'npm install --no-save iso_8583@2.6.7';

type Format = { ContentType: string; Label: string; LenType: string; MaxLen: number };
type Formats = Record<number, Format>;
type Values = Record<string, string>;
type Packager = {
  getBufferMessage(): Buffer | { error: string };
  getRawMessage(): Buffer | { error: string };
  getIsoJSON(bytes: Buffer, config?: { lenHeader: false }): Values;
};
type Library = new (data?: Values, formats?: Formats) => Packager;

type Mac = (covered: Buffer) => Buffer;

/** A way to write messages and to read answers with the library; a packed message has its frame length, an answer has not. */
export type Layout = { pack(data: Values, mac?: Mac): Buffer; unpack(payload: Buffer): Values };

/** The library where it is installed, and null where it is not. */
export function installedLibrary(): Library | null {
  try {
    return createRequire(import.meta.url)('iso_8583') as Library;
  } catch {
    return null;
  }
}

/** Digits of fixed fields; an odd number begins with a zero. */
const DIGITS: Values = {};
for (const [length, numbers] of [
  [2, [25, 26]],
  [3, [22, 23, 24, 70]],
  [4, [13, 14, 15, 18]],
  [6, [3, 11, 12]],
  [10, [7]],
  [12, [4]],
  [16, [53]],
] as const)
  for (const number of numbers) DIGITS[number] = String(length);
const BINARY: Values = { 52: '16', 64: '16' };
/** Digits of the length of a variable field, and what it counts: digits, two to a byte, or characters. */
const VARIABLE: Record<string, { head: 2 | 4; packed: boolean }> = {};
for (const number of [2, 32, 33, 35]) VARIABLE[number] = { head: 2, packed: true };
for (const number of [44]) VARIABLE[number] = { head: 2, packed: false };
for (const number of [48, 54, 59, 60, 61, 62, 63]) VARIABLE[number] = { head: 4, packed: false };

const bytesOf = (digits: number): Format => ({ ContentType: 'b', Label: '', LenType: 'fixed', MaxLen: digits });
const even = (length: number) => length + (length % 2);

/** A value as the hexadecimal digits that the library turns into bytes. */
function hexOf(field: string, value: string): string | null {
  if (DIGITS[field] !== undefined) return value.padStart(even(value.length), '0');
  if (BINARY[field] !== undefined) return value;
  const row = VARIABLE[field];
  if (row === undefined) return null;
  const content = row.packed ? value.padEnd(even(value.length), '0') : Buffer.from(value).toString('hex');
  return String(value.length).padStart(row.head, '0') + content;
}

function made(bytes: Buffer | { error: string }): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  throw new Error(`the library refuses the request: ${bytes.error}`);
}

/** The message with its last eight bytes, field 64, made of those that stand before them, from that byte on. */
const signed = (message: Buffer, from: number, mac?: Mac): Buffer =>
  mac === undefined ? message : Buffer.concat([message.subarray(0, -8), mac(message.subarray(from, -8))]);

/** A frame of the library's bytes of a request, the two of its message type in front; `mac` makes field 64 of all that stands before it. */
function packMessage(Library: Library, { 0: mti, ...fields }: Values, mac?: Mac): Buffer {
  const values: Values = mac === undefined ? fields : { ...fields, 64: '00'.repeat(8) };
  const formats: Formats = {};
  const data: Values = { 0: mti! };
  for (const [field, value] of Object.entries(values)) {
    const hex = hexOf(field, value);
    if (hex !== null) formats[Number(field)] = bytesOf(hex.length);
    data[field] = hex ?? value;
  }
  const bytes = made(new Library(data, formats).getRawMessage());
  const message = Buffer.concat([Buffer.from(mti!, 'hex'), bytes.subarray(4)]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, signed(message, 0, mac)]);
}

/** An answer as the library reads it. It has to be told how long a variable field is, so it is asked for each length first. */
function unpackMessage(Library: Library, payload: Buffer): Values {
  const mti = payload.subarray(0, 2).toString('hex');
  const bytes = Buffer.concat([Buffer.from(mti), payload.subarray(2)]);
  const formats: Formats = {};
  for (const [field, digits] of Object.entries({ ...DIGITS, ...BINARY }))
    formats[Number(field)] = bytesOf(even(Number(digits)));
  for (const [field, { head }] of Object.entries(VARIABLE)) formats[Number(field)] = bytesOf(head);
  const read = () => new Library(undefined, formats).getIsoJSON(bytes, { lenHeader: false });
  for (const [field, { head, packed }] of Object.entries(VARIABLE)) {
    const length = Number(read()[field] ?? 0);
    formats[Number(field)] = bytesOf(head + (packed ? even(length) : length * 2));
  }
  return Object.fromEntries(Object.entries(read()).map(([field, value]) => [field, plain(field, value)]));
}

/** A value out of the digits that the library read. */
function plain(field: string, value: string): string {
  if (DIGITS[field] !== undefined) return value.slice(-Number(DIGITS[field]));
  const row = VARIABLE[field];
  if (row === undefined) return value;
  const content = value.slice(row.head);
  return row.packed ? content.slice(0, Number(value.slice(0, row.head))) : Buffer.from(content, 'hex').toString();
}

/** Field 64 has eight bytes; the library's own table gives it four. */
const MAC: Formats = { 64: bytesOf(16) };

/** Packed ISO 8583:1987. */
export const packedLayout = (Library: Library): Layout => ({
  pack: (data, mac) => packMessage(Library, data, mac),
  unpack: (payload) => unpackMessage(Library, payload),
});

/** The layout that the library has by itself, frame length included. */
export const ownLayout = (Library: Library): Layout => ({
  pack(data, mac) {
    const values = mac === undefined ? data : { ...data, 64: '00'.repeat(8) };
    return signed(made(new Library(values, MAC).getBufferMessage()), 2, mac);
  },
  unpack: (payload) => new Library(undefined, MAC).getIsoJSON(payload, { lenHeader: false }),
});

// BER-TLV as EMV uses it (Book 3 annex B), read strictly: what is not exactly TLV is refused, with the byte where.
import { bytesWords } from './cursor.ts';
import { CodecError } from './errors.ts';

/** One data object. `tag` and `value` are upper-case hexadecimal; a constructed one has its children besides. */
export type Tlv = {
  tag: string;
  value: string;
  children?: Tlv[];
  /** The length octets, where they are not the shortest; kept so that encoding gives the same bytes. */
  lengthOctets?: string;
};

/** `padding: 'skip'` passes over zero bytes before, between and after data objects, as Book 3 B.1 allows. */
type TlvOptions = { padding?: 'refuse' | 'skip' };

const MAX_DEPTH = 16;

function bytesOf(input: Uint8Array | string): Buffer {
  if (typeof input !== 'string') return Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (!/^([\dA-Fa-f]{2})*$/.test(input))
    throw new CodecError({
      code: 'tlv-invalid',
      expected: 'pairs of hexadecimal digits',
      found: `${input.length} characters that are none`,
    });
  return Buffer.from(input, 'hex');
}

/** Data objects of a byte string or hexadecimal text. CodecError `tlv-invalid` with the offset otherwise. */
export function parseTlv(input: Uint8Array | string, options: TlvOptions = {}): Tlv[] {
  const bytes = bytesOf(input);
  return parseRange(bytes, 0, bytes.length, 1, options.padding === 'skip');
}

function refuse(offset: number, expected: string, found: string, hint = ''): never {
  throw new CodecError({ code: 'tlv-invalid', offset, expected, found, hint });
}

function parseRange(bytes: Buffer, from: number, end: number, depth: number, skipZeros: boolean): Tlv[] {
  if (depth > MAX_DEPTH && from < end) refuse(from, `at most ${MAX_DEPTH} levels`, 'more');
  const objects: Tlv[] = [];
  let at = from;
  while (at < end) {
    if (bytes[at] === 0) {
      if (!skipZeros) refuse(at, 'a tag', 'a zero byte', 'padding between data objects?');
      at++;
      continue;
    }
    const { object, next } = readObject(bytes, at, end, depth, skipZeros);
    objects.push(object);
    at = next;
  }
  return objects;
}

function readObject(bytes: Buffer, at: number, end: number, depth: number, skipZeros: boolean) {
  const { tag, tagEnd, length, from } = readTlvHead(bytes, at, end);
  const next = from + length;
  if (next > end) refuse(from, `${bytesWords(length)} of value for ${tag}`, `${bytesWords(end - from)} left`);
  const object: Tlv = { tag, value: hex(bytes, from, next) };
  if (from - tagEnd !== shortestLength(length).length / 2) object.lengthOctets = hex(bytes, tagEnd, from);
  if (isConstructed(tag)) object.children = parseRange(bytes, from, next, depth + 1, skipZeros);
  return { object, next };
}

/** The data object at a byte, with zero bytes passed over in it, and the byte after it. CodecError `tlv-invalid` when there is none. */
export const readTlvAt = (bytes: Buffer, at: number): { object: Tlv; next: number } =>
  readObject(bytes, at, bytes.length, 1, true);

/** Tag and length at a byte, and where the value begins, though it may end too early. CodecError `tlv-invalid` when there are none. */
export function readTlvHead(bytes: Buffer, at: number, end = bytes.length) {
  const tagEnd = endOfTag(bytes, at, end);
  const tag = hex(bytes, at, tagEnd);
  const { length, next } = readLength(bytes, tagEnd, end, tag);
  return { tag, tagEnd, length, from: next };
}

function endOfTag(bytes: Buffer, at: number, end: number): number {
  if ((bytes[at]! & 0x1f) !== 0x1f) return at + 1;
  for (let next = at + 1; next < end; next++) {
    if (bytes[next]! < 0x80) return next + 1;
    if (next - at >= 3) refuse(at, 'a tag of at most 4 bytes', 'a longer one');
  }
  return refuse(at, 'a whole tag', 'the end', 'the tag goes on in another byte');
}

function readLength(bytes: Buffer, at: number, end: number, tag: string): { length: number; next: number } {
  if (at >= end) refuse(at, `a length for ${tag}`, 'the end');
  const first = bytes[at]!;
  if (first < 0x80) return { length: first, next: at + 1 };
  const count = first & 0x7f;
  if (count === 0) refuse(at, `a definite length for ${tag}`, 'length byte 80', 'EMV has no indefinite lengths');
  if (count > 4) refuse(at, `at most 4 length bytes for ${tag}`, `${count}`);
  if (count > end - at - 1) refuse(at + 1, `${count} more length bytes for ${tag}`, `${end - at - 1} left`);
  return { length: bytes.readUIntBE(at + 1, count), next: at + 1 + count };
}

const hex = (bytes: Buffer, from: number, to: number) => bytes.toString('hex', from, to).toUpperCase();

/** True when the tag says that its value is made of data objects (bit 6 of its first byte). */
export const isConstructed = (tag: string): boolean => (Number.parseInt(tag.slice(0, 2), 16) & 0x20) !== 0;

function shortestLength(length: number): string {
  const octets = length.toString(16).toUpperCase();
  const even = octets.length % 2 === 0 ? octets : `0${octets}`;
  return length < 0x80 ? even : `8${even.length / 2}${even}`;
}

/** What to encode: a value, or children whose encoding is the value. */
export type TlvInput = { tag: string; value?: string; children?: readonly TlvInput[]; lengthOctets?: string };

/** Hexadecimal of the data objects, with the shortest lengths unless an object says its own. */
export function buildTlv(objects: readonly TlvInput[]): string {
  return objects
    .map(({ tag, value = '', children, lengthOctets }) => {
      const content = (children === undefined ? value : buildTlv(children)).toUpperCase();
      if (!/^([\dA-F]{2})+$/i.test(tag) || !/^([\dA-F]{2})*$/.test(content))
        throw new CodecError({
          code: 'tlv-invalid',
          expected: 'tag and value in pairs of hexadecimal digits',
          found: 'other characters',
        });
      return tag.toUpperCase() + (lengthOctets ?? shortestLength(content.length / 2)) + content;
    })
    .join('');
}

/** The first data object of that tag, looking into constructed ones; null when there is none. */
export function findTlv(objects: readonly Tlv[], tag: string): Tlv | null {
  for (const object of objects) {
    if (object.tag === tag) return object;
    const inner = object.children === undefined ? null : findTlv(object.children, tag);
    if (inner !== null) return inner;
  }
  return null;
}

/** Values of the outermost data objects by tag; of two with one tag the first counts. */
export function tlvValues(objects: readonly Tlv[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { tag, value } of objects) values[tag] ??= value;
  return values;
}

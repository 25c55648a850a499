// The little of DER (X.690) that a certificate needs: values to bytes.

function value(tag: number, ...contents: Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  const { length } = body;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), body]);
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, body]);
}

export const sequence = (...parts: Uint8Array[]): Buffer => value(0x30, ...parts);
export const set = (...parts: Uint8Array[]): Buffer => value(0x31, ...parts);
export const utf8 = (text: string): Buffer => value(0x0c, Buffer.from(text, 'utf8'));
export const octets = (bytes: Uint8Array): Buffer => value(0x04, bytes);
export const boolean = (truth: boolean): Buffer => value(0x01, Buffer.from([truth ? 0xff : 0]));
/** Bits, all of the last byte used unless told how many are not. */
export const bits = (bytes: Uint8Array, unused = 0): Buffer => value(0x03, Buffer.from([unused]), bytes);
/** A context tag around a value (constructed), or in its place (primitive). */
export const tagged = (tag: number, constructed: boolean, content: Uint8Array): Buffer =>
  value((constructed ? 0xa0 : 0x80) | tag, content);

/** A positive integer of up to 16 bytes. */
export function integer(bytes: Uint8Array): Buffer {
  return value(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), bytes);
}

/** An object identifier such as `2.5.4.3`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (n: number): number[] => (n < 128 ? [n] : [...base128(n >> 7).map((byte) => byte | 0x80), n & 0x7f]);
  return value(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** A time from 2050 on needs four digits for the year; so every time gets them where it must. */
export function time(epochMs: number): Buffer {
  const text = new Date(epochMs).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return Number(text.slice(0, 4)) < 2050 ? value(0x17, Buffer.from(text.slice(2))) : value(0x18, Buffer.from(text));
}

// Data object lists (EMV Book 3, 5.4): which tags a card asks for, in which length, and the data that answers.
import { CodecError } from './errors.ts';

/** One entry: a tag and the bytes wanted of it. */
export type DolEntry = { tag: string; length: number };

/** Tags whose values are numeric (kept at the right, zeros in front), and compressed numeric (kept at the left, F behind). */
const NUMERIC = new Set(
  '5F24 5F25 5F28 5F2A 5F30 5F34 5F36 9A 9C 9F01 9F02 9F03 9F11 9F15 9F19 9F1A 9F21 9F35 9F39 9F3C 9F3D 9F41 9F42 9F44'.split(
    ' ',
  ),
);
const COMPRESSED = new Set('5A 9F20 9F62'.split(' '));

/** Entries of a list in hexadecimal. CodecError `tlv-invalid` when a tag or a length is cut off. */
export function parseDol(dol: string): DolEntry[] {
  if (!/^([\dA-Fa-f]{2})*$/.test(dol))
    throw new CodecError({ code: 'tlv-invalid', expected: 'pairs of hexadecimal digits', found: 'other characters' });
  const bytes = Buffer.from(dol, 'hex');
  const entries: DolEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const from = at;
    let last = bytes[at++]!;
    if ((last & 0x1f) === 0x1f)
      do {
        if (at >= bytes.length)
          throw new CodecError({ code: 'tlv-invalid', offset: from, expected: 'a whole tag', found: 'the end' });
        last = bytes[at++]!;
      } while (last >= 0x80);
    const tag = bytes.toString('hex', from, at).toUpperCase();
    if (at >= bytes.length)
      throw new CodecError({ code: 'tlv-invalid', offset: at, expected: `a length for ${tag}`, found: 'the end' });
    const length = bytes[at++]!;
    if (length > 0x7f)
      throw new CodecError({
        code: 'tlv-invalid',
        offset: at - 1,
        expected: `a length of one byte for ${tag}`,
        found: 'a longer one',
      });
    entries.push({ tag, length });
  }
  return entries;
}

/** The data that a list asks for: values by tag, cut or filled by the rule of each tag's format; unknown ones are zeros. */
export function buildDolData(entries: readonly DolEntry[], values: Readonly<Record<string, string>>): string {
  return entries.map(({ tag, length }) => fitted(tag, (values[tag] ?? '').toUpperCase(), length * 2)).join('');
}

function fitted(tag: string, value: string, digits: number): string {
  if (NUMERIC.has(tag)) return value.length > digits ? value.slice(value.length - digits) : value.padStart(digits, '0');
  return value.slice(0, digits).padEnd(digits, COMPRESSED.has(tag) && value !== '' ? 'F' : '0');
}

/** Values by tag out of data that a list describes; data of another length is a CodecError. */
export function splitDolData(entries: readonly DolEntry[], data: string): Record<string, string> {
  const wanted = entries.reduce((sum, { length }) => sum + length, 0);
  if (data.length !== wanted * 2)
    throw new CodecError({ code: 'tlv-invalid', expected: `${wanted} bytes`, found: `${data.length / 2} bytes` });
  const values: Record<string, string> = {};
  let at = 0;
  for (const { tag, length } of entries) {
    values[tag] = data.slice(at, at + length * 2).toUpperCase();
    at += length * 2;
  }
  return values;
}

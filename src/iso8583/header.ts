// What stands between the frame length and the MTI: TPDU, application header, whatever a dialect has.
import type { Reader, Writer } from './cursor.ts';
import type { HeaderRow } from './dialect.ts';
import { ENCODINGS } from './encodings/index.ts';
import { CodecError } from './errors.ts';

/** Header items by name; binary items in upper-case hexadecimal. */
export type Header = Record<string, string>;

/** A TPDU with destination and origin exchanged, as an answer carries it: `60` + 2 bytes + 2 bytes (F-01). */
export function swapTpdu(tpdu: string): string {
  if (!/^[\dA-Fa-f]{10}$/.test(tpdu))
    throw new CodecError({
      code: 'header-invalid',
      expected: 'a TPDU of 10 hexadecimal digits',
      found: `${tpdu.length} characters`,
    });
  return tpdu.slice(0, 2) + tpdu.slice(6) + tpdu.slice(2, 6);
}

/** The header of an answer: the item `tpdu` swapped, the others as they came. */
export function responseHeader(header: Header): Header {
  return header.tpdu === undefined ? { ...header } : { ...header, tpdu: swapTpdu(header.tpdu) };
}

/** The header rows as functions. */
export function compileHeader(rows: readonly HeaderRow[]) {
  const items = rows.map(({ name, bytes, encoding: encodingName = 'binary', value }) => {
    const encoding = ENCODINGS[encodingName];
    const length = bytes * (encoding.ratios.bytes ?? 1);
    return { name, encoding, length, value };
  });
  const blank: Header = Object.fromEntries(items.map(({ name }) => [name, '']));
  return {
    bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0),
    read(reader: Reader): Header {
      const header: Header = { ...blank };
      for (const { name, encoding, length } of items) header[name] = encoding.read(reader, length);
      return header;
    },
    write(header: Header, writer: Writer): void {
      for (const { name, encoding, length, value } of items) {
        const given = header[name] ?? value;
        if (given === undefined) writer.fail('header-invalid', `a header item ${name}`, 'none');
        if (encoding.measure(given) !== length)
          writer.fail(
            'header-invalid',
            `a header item ${name} of length ${length}`,
            `length ${encoding.measure(given)}`,
          );
        encoding.write(given, writer);
      }
    },
  };
}

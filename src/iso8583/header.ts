// What stands between the frame length and the MTI: TPDU, application header, whatever a dialect has.
import type { Reader, Writer } from './cursor.ts';
import type { HeaderRow } from './dialect.ts';
import type { Encoding } from './encodings/encoding.ts';
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

/** One item made ready. */
type Item = { name: string; encoding: Encoding; length: number; value: string | undefined };

/** The header rows as functions. */
export function compileHeader(rows: readonly HeaderRow[]) {
  const items: Item[] = rows.map(({ name, bytes, encoding: encodingName = 'binary', value }) => {
    const encoding = ENCODINGS[encodingName];
    const length = bytes * (encoding.ratios.bytes ?? 1);
    return { name, encoding, length, value };
  });
  const blank: Header = Object.fromEntries(items.map(({ name }) => [name, '']));
  /** The header read last, and its bytes: terminals send the same with every message, and a copy is quicker than reading it again. */
  let last: Header | null = null;
  let lastBytes: Uint8Array = new Uint8Array(0);

  function isAsLast({ bytes, at, end }: Reader): boolean {
    if (last === null || lastBytes.length > end - at) return false;
    for (let i = 0; i < lastBytes.length; i++) if (bytes[at + i] !== lastBytes[i]) return false;
    return true;
  }

  /** The same for writing: the values of the items written last, and their bytes. */
  let written: readonly string[] | null = null;
  let writtenBytes: Uint8Array = new Uint8Array(0);

  function isAsWritten(header: Header): boolean {
    if (written === null) return false;
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      if ((header[item.name] ?? item.value) !== written[i]) return false;
    }
    return true;
  }

  return {
    /** Size of the header. */
    bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0),
    /** Takes the header. */
    read(reader: Reader): Header {
      const from = reader.at;
      if (isAsLast(reader)) {
        reader.at = from + lastBytes.length;
        return { ...last };
      }
      const header: Header = { ...blank };
      for (let i = 0; i < items.length; i++) {
        const item = items[i]!;
        header[item.name] = item.encoding.read(reader, item.length);
      }
      last = { ...header };
      lastBytes = Uint8Array.from(reader.bytes.subarray(from, reader.at));
      return header;
    },
    /** Appends the header; items that are not given have the value of their row. */
    write(header: Header, writer: Writer): void {
      if (isAsWritten(header)) {
        writer.put(writtenBytes);
        return;
      }
      const from = writer.at;
      const values = items.map((item) => writeItem(item, header, writer));
      writtenBytes = Uint8Array.from(writer.bytes.subarray(from, writer.at));
      written = values;
    },
  };
}

/** Appends one item, and returns the value that it was given or has by its row. */
function writeItem({ name, encoding, length, value }: Item, header: Header, writer: Writer): string {
  const given = header[name] ?? value;
  if (given === undefined) return writer.fail('header-invalid', `a header item ${name}`, 'none');
  const measured = encoding.measure(given);
  if (measured !== length)
    writer.fail('header-invalid', `a header item ${name} of length ${length}`, `length ${measured}`);
  encoding.write(given, writer);
  return given;
}

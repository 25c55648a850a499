// Field rows of the ISO 8583:1987 dialects, out of the one table of data elements.
import type { FieldRow } from '../../iso8583/dialect.ts';
import { FIELDS } from '../fields.ts';

const PREFIX = { LLVAR: 'LL', LLLVAR: 'LLL' } as const;

/** Rows of fields 2 to 128 as ISO 8583:1987 has them; encodings are left to the dialect's defaults. */
export const ROWS_1987: Readonly<Record<string, FieldRow>> = Object.fromEntries(
  Object.values(FIELDS)
    .filter(({ number }) => number > 1)
    .map(({ number, en, zh, type, length, lengthType, sensitivity }) => [
      number,
      { en, zh, type, length, sensitivity, ...(lengthType === 'fixed' ? {} : { prefix: PREFIX[lengthType] }) },
    ]),
);

/** The 1987 row of one field with some of it changed. */
export function row1987(number: number, changes: Partial<FieldRow> = {}): FieldRow {
  const row = ROWS_1987[number];
  if (row === undefined) throw new RangeError(`there is no field ${number}`);
  return { ...row, ...changes };
}

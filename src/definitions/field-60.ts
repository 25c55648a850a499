// Parts of field 60 (F-10), cut out by the row of its layout.
import { FIELD_60 } from './transactions.ts';

const place = FIELD_60.findIndex(({ name }) => name === 'batch');
const from = FIELD_60.slice(0, place).reduce((sum, { length }) => sum + length, 0);
const to = from + (FIELD_60[place]?.length ?? 0);

/** The batch number, 60.2; undefined when there is no field 60, or it ends before. */
export const batchNumberOf = (field60: string | undefined): string | undefined =>
  field60 === undefined || field60.length < to ? undefined : field60.slice(from, to);

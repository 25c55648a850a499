// Rows to columns and back, as the kinds of the columns say.
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { ColumnKind } from './schema.ts';

type Row = Record<string, unknown>;

/** How a column is written: as it is, as JSON, or as 0 and 1. */
type Form = 'plain' | 'json' | 'flag';
/** A column made ready; `mayMiss` is one whose property is absent where it is null. */
export type Column = { name: string; form: Form; mayMiss: boolean };

/** The columns of a table made ready, because every row of every message goes through them. */
export function compileColumns(columns: Readonly<Record<string, ColumnKind>>): Column[] {
  return Object.entries(columns).map(([name, kind]) => ({
    name,
    form: kind.endsWith('json') ? 'json' : kind === 'flag' ? 'flag' : 'plain',
    mayMiss: kind.startsWith('maybe-'),
  }));
}

/** The key of a row, then its values in the order of its columns. */
export function toColumns(columns: readonly Column[], key: string, row: Row): SQLInputValue[] {
  const values: SQLInputValue[] = new Array(columns.length + 1);
  values[0] = key;
  for (let i = 0; i < columns.length; i++) {
    const { name, form } = columns[i]!;
    const value = row[name] ?? null;
    if (value === null || form === 'plain') values[i + 1] = value as SQLInputValue;
    else values[i + 1] = form === 'flag' ? Number(value) : JSON.stringify(value);
  }
  return values;
}

function fromColumn(form: Form, value: SQLOutputValue | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (form === 'json') return JSON.parse(value as string);
  return form === 'flag' ? value === 1 : value;
}

/** A row out of its columns. */
export function fromColumns(columns: readonly Column[], record: Record<string, SQLOutputValue>): Row {
  const there = columns.filter(({ name, mayMiss }) => !(mayMiss && record[name] === null));
  return Object.fromEntries(there.map(({ name, form }) => [name, fromColumn(form, record[name])]));
}

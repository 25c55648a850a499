// Rows to columns and back, as the kinds of the columns say.
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { ColumnKind } from './schema.ts';

type Row = Record<string, unknown>;

function toColumn(kind: ColumnKind, value: unknown): SQLInputValue {
  if (value === null || value === undefined) return null;
  if (kind.endsWith('json')) return JSON.stringify(value);
  return kind === 'flag' ? Number(value) : (value as string | number);
}

function fromColumn(kind: ColumnKind, value: SQLOutputValue | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (kind.endsWith('json')) return JSON.parse(value as string);
  return kind === 'flag' ? value === 1 : value;
}

/** Values of a row in the order of its columns. */
export function toColumns(columns: [name: string, kind: ColumnKind][], row: Row): SQLInputValue[] {
  return columns.map(([name, kind]) => toColumn(kind, row[name]));
}

/** A row out of its columns. */
export function fromColumns(columns: [name: string, kind: ColumnKind][], record: Record<string, SQLOutputValue>): Row {
  const there = columns.filter(([name, kind]) => !(kind.startsWith('maybe-') && record[name] === null));
  return Object.fromEntries(there.map(([name, kind]) => [name, fromColumn(kind, record[name])]));
}

// Lists by pages: so many rows from where the page before ended. However long a list is, a request looks at a part of it.
import type { Library, Rows, Shelved } from '../acquirer/types.ts';
import { invalid } from './errors.ts';
import { PAGE } from './wire/pages.ts';

export type Page<T> = { rows: T[]; next: string | null };

/** Rows that a request looks at, however few of them fit its filter. */
const LOOKED_AT = 100_000;

/** The next rows of a collection that fit, oldest first. Its cursor is the collection and how many rows of it were looked at. */
export function pageOf<C extends Shelved>(
  library: Library,
  collection: C,
  { limit = PAGE.usual, cursor }: { limit?: number | undefined; cursor?: string | undefined },
  fits: (row: Rows[C]) => boolean = () => true,
): Page<Rows[C]> {
  let at = cursor === undefined ? 0 : positionOf(library, collection, cursor);
  const end = at + LOOKED_AT;
  const rows: Rows[C][] = [];
  for (const row of library.every(collection, at)) {
    if (rows.length === limit || at === end) return { rows, next: `${collection}-${at}` };
    at += 1;
    if (fits(row)) rows.push(row);
  }
  return { rows, next: null };
}

function positionOf({ state }: Library, collection: Shelved, cursor: string): number {
  const [, of, digits] = /^([A-Za-z]+)-(\d{1,15})$/.exec(cursor) ?? [];
  if (of !== collection) throw badCursor('must be the next of an earlier page of this list, or be left out');
  const there = state.counts.get(collection) ?? 0;
  if (Number(digits) <= there) return Number(digits);
  throw badCursor(`is of a longer list than this one, which has ${there} rows; leave it out to begin again`);
}

const badCursor = (reason: string) => invalid('the query', [{ path: 'cursor', reason }]);

/** A page with each of its rows as it is shown. */
export const mapPage = <T, U>({ rows, next }: Page<T>, show: (row: T) => U): Page<U> => ({
  rows: rows.map((row) => show(row)),
  next,
});

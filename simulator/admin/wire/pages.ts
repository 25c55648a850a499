// Lists by pages: how a page is asked for and what it looks like.
import { type Static, type TSchema, Type } from '../../../src/schema.ts';
import { closed } from './basics.ts';

/** Rows of a page when nobody says, and at most. */
export const PAGE = { usual: 1_000, most: 10_000 } as const;

export const PageQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: PAGE.most, description: `rows at most; ${PAGE.usual} when not given` }),
    ),
    cursor: Type.Optional(
      Type.String({ maxLength: 40, description: 'next of the page before; the beginning when not given' }),
    ),
  },
  { ...closed, $id: 'PageQuery' },
);
export type PageQuery = Static<typeof PageQuery>;

/** Where the next page begins. */
export const next = Type.Union([Type.String(), Type.Null()], {
  description:
    'cursor of the next page; null when there is nothing behind. A page may be short, or empty, and still have a next one',
});

/** A page of rows, oldest first. */
export const pageSchema = <S extends TSchema>(row: S, $id: string) =>
  Type.Object({ rows: Type.Array(row), next }, { ...closed, $id });

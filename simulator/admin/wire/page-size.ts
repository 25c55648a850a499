/** Rows of a page when nobody says, and at most. */
export const PAGE = { usual: 1_000, most: 10_000 } as const;

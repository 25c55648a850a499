// What the journal has at the end is what its events told: what breaks the rule, and the nearest that does not.
import { describe, expect, it } from 'vitest';
import { BATCH, books, entry } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { violating } from './violating.fixture.ts';

const held = entry('000007');
const kept = (rows: Books['journal'], told: Books['journal'], open: string | null = BATCH): Partial<Books> => ({
  kept: { open, rows, told },
});

violating({
  'an entry that left the journal': [
    kept([], [held]),
    'journal-as-told',
    'GUIDE-B-FAQ-3c',
    /the sale 000007 was told as approved last, and in the journal it is not there/,
    /凭证号 000007 的消费最后的事件为成功，流水中：没有该条/,
  ],
  'an entry that changed without an event': [
    kept([held], [entry('000007', { status: 'unknown' })]),
    'journal-as-told',
    'GUIDE-B-FAQ-3c',
    /the sale 000007 was told as unknown last, and in the journal it is approved/,
    /最后的事件为结果未知，流水中：成功/,
  ],
});

describe('a journal', () => {
  it.each<[string, Partial<Books>]>([
    ['is as it was told', kept([held], [held])],
    ['has no entry of a batch that is not open', kept([], [entry('000007', { batch: '000009' })])],
    ['is not held to anything while the terminal is busy or off', kept([], [held], null)],
    ['may have changed while it was read', kept([held], [entry('000007', { status: 'unknown' }), held])],
    ['may hold what no event told since the terminal was switched on', kept([held], [])],
  ])('%s', (_, changes) => {
    expect(inspect(books(changes))).toEqual([]);
  });

  it('is told once of each entry', () => {
    expect(inspect(books(kept([], [held, held])))).toHaveLength(1);
  });
});

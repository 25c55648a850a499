// What a void took back, and the journal does or does not say so.
import { describe, expect, it } from 'vitest';
import { books, entry, exchange, ledgerOf, posted } from './books.fixture.ts';
import type { Books, HostTransaction, JournalEntry } from './books.ts';
import { voidedIsTold } from './rules/voided-is-told.ts';
import { violating } from './violating.fixture.ts';

type Changes = { original?: Partial<JournalEntry>; void?: Partial<JournalEntry>; host?: Partial<HostTransaction> };

/** Voucher 000007 voided voucher 000006. */
function voided(changes: Changes): Partial<Books> {
  const original = posted('000006', { state: 'voided', ...changes.host });
  const transactions = [original, posted('000007', { type: 'void', originalId: 6 })];
  const named = { voucher: '000006', reference: '900000000006', date: '0718' };
  return {
    journal: [
      entry('000006', { status: 'voided', ...changes.original }),
      entry('000007', { function: 'void', original: named, ...changes.void }),
    ],
    transactions,
    ledger: ledgerOf(transactions),
    exchanges: [exchange('000006'), exchange('000007')],
  };
}
const found = (changes: Partial<Books>) => voidedIsTold(books(changes)).map(({ text }) => text.en);

violating({
  'a sale that was voided and is kept as approved': [
    voided({ original: { status: 'approved' } }),
    'voided-is-told',
    'GUIDE-B-FAQ-3c',
    /^the journal tells something else: 000007 voided the sale 000006, which it keeps as approved$/,
    /^流水与主机不符：000007 已撤销消费 000006，流水仍记为成功$/,
  ],
});

describe('a void that took something back', () => {
  const kept = { original: { status: 'approved' } } as const;

  it.each<[string, Partial<Books>]>([
    ['is told', voided({})],
    ['was not answered', voided({ ...kept, void: { status: 'unknown' } })],
    ['is of a sale of another batch', voided({ ...kept, host: { batch: '000000' } })],
    ['is of a sale that the journal has not', { ...voided(kept), journal: voided(kept).journal?.slice(1) ?? [] }],
    [
      'is of a sale of another terminal',
      {
        ...voided(kept),
        transactions: voided(kept).transactions?.slice(1) ?? [],
        elsewhere: voided(kept).transactions?.slice(0, 1) ?? [],
      },
    ],
  ])('%s', (_, changes) => {
    expect(found(changes)).toEqual([]);
  });

  it.each(['pre-authorisation-void', 'completion-void'])('is found of a %s, too', (type) => {
    const changes = voided(kept);
    const transactions = changes.transactions?.map((each) => (each.type === 'void' ? { ...each, type } : each)) ?? [];
    expect(found({ ...changes, transactions })).toHaveLength(1);
  });
});

// What of the books of a POS centre with several terminals is that of one of them.
import type { Books, HostTransaction } from '../../simulator/admin/client.ts';

/** `elsewhere`: the transactions of the scenario's other terminals, which a refund or a completion may be of. */
export type OwnBooks = Books & { elsewhere?: HostTransaction[] };

/** The books of one terminal; what was posted for a transaction of another one is none of its ledger. `foreign`: numbers of exchanges that were another's. */
export function ownOf(books: Books, own: string, foreign: ReadonlySet<number>): OwnBooks {
  const { transactions, batches, ledger, unmasked } = books;
  const elsewhere = transactions.filter(({ terminalId }) => terminalId !== own);
  const others = new Set(elsewhere.map(({ id }) => id));
  return {
    ...books,
    transactions: transactions.filter(({ terminalId }) => terminalId === own),
    elsewhere,
    batches: batches.filter(({ terminalId }) => terminalId === own),
    ledger: {
      ...ledger,
      entries: ledger.entries.filter(({ transactionId }) => transactionId === null || !others.has(transactionId)),
    },
    ...(unmasked === undefined ? {} : { unmasked: unmasked.filter(({ sequence }) => !foreign.has(sequence)) }),
  };
}

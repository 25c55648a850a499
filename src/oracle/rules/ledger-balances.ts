// The host's ledger sums to zero, as a whole and in every entry.
import type { Books, LedgerEntry } from '../books.ts';
import type { Breach, Rule } from '../rule.ts';
import { amount, cny, yuan } from '../words.ts';

export const ledgerBalances: Rule = (books) => [...wholeLedger(books), ...books.ledger.entries.flatMap(oneEntry)];

function wholeLedger({ ledger }: Books): Breach[] {
  if (ledger.sumMinor === 0) return [];
  return [
    {
      requirement: 'GUIDE-P-SFT-5',
      text: {
        en: `the ledger does not balance: it sums to ${cny(ledger.sumMinor)}`,
        zh: `总账不平：合计 ${yuan(ledger.sumMinor)}`,
      },
      expected: amount(0),
      actual: amount(ledger.sumMinor),
    },
  ];
}

function oneEntry(entry: LedgerEntry): Breach[] {
  const sumMinor = entry.postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (sumMinor === 0) return [];
  return [
    {
      requirement: 'GUIDE-P-SFT-5',
      text: {
        en: `ledger entry ${entry.id} (${entry.memo}) does not balance: it sums to ${cny(sumMinor)}`,
        zh: `分录 ${entry.id}（${entry.memo}）借贷不平：合计 ${yuan(sumMinor)}`,
      },
      expected: amount(0),
      actual: amount(sumMinor),
    },
  ];
}

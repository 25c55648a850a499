// What the ledger took from the cards is what the host's standing transactions say: no posting more, none less.
import type { Books } from '../books.ts';
import { standing } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { amount, cny, yuan } from '../words.ts';

/** Accounts of a card: its money, what is kept aside for it, what it owes. Moves between them take nothing from the cardholder. */
const CARD_ACCOUNT = /^(cardholder|hold|debt)\//;

/** Types that take money from cards (+1) or give it back (-1); pre-authorisations only keep it aside. */
const DIRECTION: Record<string, 1 | -1> = {
  sale: 1,
  'qr-sale': 1,
  completion: 1,
  'completion-notice': 1,
  void: -1,
  refund: -1,
  'completion-void': -1,
};

export const ledgerFollowsTransactions: Rule = (books) => {
  const [ledger, transactions] = [takenByLedger(books), takenByTransactions(books)];
  if (ledger === transactions) return [];
  return [
    {
      requirement: 'GUIDE-P-SFT-5',
      text: {
        en: `the ledger does not follow the transactions: it took ${cny(ledger)} from the cards, the standing transactions come to ${cny(transactions)}`,
        zh: `账务与交易不符：总账从卡账户共扣 ${yuan(ledger)}，有效交易合计 ${yuan(transactions)}`,
      },
      expected: amount(transactions),
      actual: amount(ledger),
    },
  ];
};

function takenByLedger({ ledger }: Books): number {
  const postings = ledger.entries.filter((entry) => entry.transactionId !== null).flatMap((entry) => entry.postings);
  return postings
    .filter(({ account }) => CARD_ACCOUNT.test(account))
    .reduce((sum, { amountMinor }) => sum - amountMinor, 0);
}

function takenByTransactions(books: Books): number {
  return standing(books).reduce((sum, { type, postedMinor }) => sum + (DIRECTION[type] ?? 0) * postedMinor, 0);
}

// The books examined: rules that must hold for what is stored, whatever happened before.
import type { DatabaseSync } from 'node:sqlite';

/** Each rule is a query for its breaches; `text` is one of them in words. */
const RULES = [
  {
    name: 'the ledger sums to zero',
    query: `SELECT 'the ledger sums to ' || s || ' fen' AS text FROM (SELECT coalesce(sum(amountMinor), 0) AS s FROM postings) WHERE s <> 0`,
  },
  {
    name: 'every entry sums to zero',
    query: `SELECT 'entry ' || entry || ' sums to ' || sum(amountMinor) || ' fen' AS text FROM postings GROUP BY entry HAVING sum(amountMinor) <> 0`,
  },
  {
    name: 'every entry has postings',
    query: `SELECT 'entry ' || id || ' has no postings' AS text FROM entries WHERE id NOT IN (SELECT entry FROM postings)`,
  },
  {
    name: 'every posting belongs to an entry',
    query: `SELECT 'a posting names entry ' || entry || ', which is not there' AS text FROM postings WHERE entry NOT IN (SELECT id FROM entries)`,
  },
  {
    name: 'no card is overdrawn and no hold is negative',
    query: `SELECT account || ' stands at ' || sum(amountMinor) || ' fen' AS text FROM postings
            WHERE account GLOB 'cardholder/*' OR account GLOB 'hold/*' GROUP BY account HAVING sum(amountMinor) < 0`,
  },
  {
    name: 'every transaction that moved money has its entry',
    query: `SELECT type || ' ' || stan || ' of batch ' || batch || ' has no ledger entry' AS text FROM transactions
            WHERE postedMinor > 0 AND type <> 'pre-authorisation-void'
            AND id NOT IN (SELECT transactionId FROM entries WHERE transactionId IS NOT NULL)`,
  },
  {
    name: 'every entry of a transaction has its transaction',
    query: `SELECT 'entry ' || id || ' names a transaction that is not there' AS text FROM entries
            WHERE transactionId IS NOT NULL AND transactionId NOT IN (SELECT id FROM transactions)`,
  },
  {
    name: 'refunds never exceed their original',
    query: `SELECT type || ' ' || stan || ' was refunded ' || refundedMinor || ' of ' || postedMinor || ' fen' AS text FROM transactions
            WHERE refundedMinor > postedMinor`,
  },
  {
    name: 'every settlement is gross less voids, refunds and fees',
    query: `SELECT id || ' comes to ' || netMinor || ' fen' AS text FROM settlements
            WHERE netMinor <> grossMinor - voidsMinor - refundsMinor - feesMinor
            OR paidMinor + carriedForwardMinor <> netMinor + broughtForwardMinor`,
  },
  {
    name: 'every settlement is the sum of its transactions',
    query: `SELECT s.id || ' has other transactions' AS text FROM settlements s LEFT JOIN (
              SELECT settlementId, count(*) AS n, sum(feeMinor) AS fees,
                sum(CASE WHEN type IN ('void', 'completion-void', 'refund') THEN -postedMinor ELSE postedMinor END) AS moved
              FROM transactions WHERE settlementId IS NOT NULL GROUP BY settlementId
            ) t ON t.settlementId = s.id
            WHERE coalesce(t.n, 0) <> s.transactionCount OR coalesce(t.fees, 0) <> s.feesMinor
            OR coalesce(t.moved, 0) <> s.grossMinor - s.voidsMinor - s.refundsMinor`,
  },
  {
    name: 'every settlement that moved money has its entry',
    query: `SELECT id || ' has no ledger entry of its amounts' AS text FROM settlements
            WHERE (feesMinor > 0 OR paidMinor > 0) AND feesMinor + paidMinor <> coalesce(
              (SELECT sum(amountMinor) FROM postings WHERE entry = settlements.entryId AND amountMinor > 0), 0)`,
  },
] as const;

/** Breaches of all rules, in words without card data; empty when the books are in order. */
export function verifyBooks(database: DatabaseSync): string[] {
  return RULES.flatMap(({ name, query }) =>
    database
      .prepare(query)
      .all()
      .map(({ text }) => `${name}: ${text}`),
  );
}

// What must hold for the stored books, as data: each rule is a query for its breaches, `text` is one of them in words without card data.
import type { Scope } from './scope.ts';

export type Rule = { readonly name: string; readonly query: string };

/** What a transaction of a batch adds to the gross totals of its batch. */
const COUNTED = `state IN ('approved', 'voided') AND postedMinor > 0`;
const PAYMENT = `type IN ('sale', 'completion', 'completion-notice')`;
const GIVEN_BACK = `type IN ('void', 'completion-void', 'refund')`;

/** Both parts of a batch total. */
const total = (name: string) => `(json_extract(b.domestic, '$.${name}') + json_extract(b."foreign", '$.${name}'))`;

/** Numbers that are given one after the other, each once, and never taken back. */
const gapless = (scope: Scope, what: string, table: string, number: string): Rule => ({
  name: `every ${what} is there`,
  query: `SELECT 'there are ' || n || ' of ' || last || ' numbers of ${table}' AS text FROM (
            SELECT ${scope.count(table)} AS n, coalesce((SELECT ${number} FROM ${table} ORDER BY rowid DESC LIMIT 1), 0) AS last
          ) WHERE n <> last`,
});

/** The rules as they are asked of a part of the books, or of all of them. */
export const rulesOf = (scope: Scope): readonly Rule[] => [
  ...rulesOfParts(scope),
  ...(scope.whole ? RULES_OF_THE_WHOLE : []),
];

/** What is known of all rows from what is kept beside them. */
const RULES_OF_THE_WHOLE: readonly Rule[] = [
  {
    name: 'every balance is the sum of its postings',
    query: `SELECT account || ' is kept at ' || coalesce(b.amountMinor, 0) || ' fen and comes to ' || coalesce(p.amountMinor, 0) AS text FROM balances b
            FULL JOIN (SELECT account, sum(amountMinor) AS amountMinor FROM postings GROUP BY account) p USING (account)
            WHERE coalesce(b.amountMinor, 0) <> coalesce(p.amountMinor, 0)`,
  },
  {
    name: 'every turnover is the sum of its payments',
    query: `SELECT merchantId || ' took ' || coalesce(p.amountMinor, 0) || ' fen on ' || day || ', not ' || coalesce(t.amountMinor, 0) AS text
            FROM turnovers t FULL JOIN (
              SELECT merchantId, substr(at, 1, 10) AS day, sum(postedMinor) AS amountMinor FROM transactions
              WHERE state = 'approved' AND ${PAYMENT} AND postedMinor > 0 GROUP BY merchantId, day
            ) p USING (merchantId, day)
            WHERE coalesce(t.amountMinor, 0) <> coalesce(p.amountMinor, 0)`,
  },
];

const rulesOfParts = (scope: Scope): readonly Rule[] => [
  {
    name: 'the ledger sums to zero',
    query: `SELECT 'the ledger sums to ' || s || ' fen' AS text FROM (SELECT coalesce(sum(amountMinor), 0) AS s FROM ${scope.amounts}) WHERE s <> 0`,
  },
  {
    name: 'every entry sums to zero',
    query: `SELECT 'entry ' || entry || ' sums to ' || sum(amountMinor) || ' fen' AS text FROM postings
            WHERE ${scope.entry('entry')} GROUP BY entry HAVING sum(amountMinor) <> 0`,
  },
  {
    name: 'every entry has postings',
    query: `SELECT 'entry ' || id || ' has no postings' AS text FROM entries
            WHERE ${scope.entry('id')} AND NOT EXISTS (SELECT 1 FROM postings WHERE entry = id)`,
  },
  {
    name: 'every posting belongs to an entry',
    query: `SELECT 'a posting names entry ' || entry || ', which is not there' AS text FROM postings
            WHERE ${scope.entry('entry')} AND NOT EXISTS (SELECT 1 FROM entries WHERE id = entry)`,
  },
  {
    name: 'no card is overdrawn and no hold is negative',
    query: `SELECT account || ' stands at ' || sum(amountMinor) || ' fen' AS text FROM ${scope.amounts}
            WHERE account GLOB 'cardholder/*' OR account GLOB 'hold/*' GROUP BY account HAVING sum(amountMinor) < 0`,
  },
  gapless(scope, 'transaction', 'transactions', 'id'),
  gapless(scope, 'entry', 'entries', 'id'),
  gapless(scope, 'alert', 'alerts', 'CAST("key" AS INTEGER)'),
  {
    name: 'every reference is given once',
    query: `SELECT 'reference ' || reference || ' was given ' || count(*) || ' times' AS text FROM transactions
            WHERE ${scope.transaction('id')} GROUP BY reference HAVING count(*) > 1`,
  },
  {
    name: 'every transaction stands under its terminal, batch and voucher',
    query: `SELECT 'transaction ' || id || ' stands under another key' AS text FROM transactions
            WHERE ${scope.transaction('id')} AND "key" <> terminalId || '/' || batch || '/' || stan`,
  },
  {
    name: 'every transaction that moved money has its entry',
    query: `SELECT type || ' ' || stan || ' of batch ' || batch || ' has no ledger entry' AS text FROM transactions
            WHERE ${scope.transaction('id')} AND postedMinor > 0 AND type <> 'pre-authorisation-void'
            AND NOT EXISTS (SELECT 1 FROM entries WHERE transactionId = transactions.id)`,
  },
  {
    name: 'every entry of a transaction has its transaction',
    query: `SELECT 'entry ' || id || ' names a transaction that is not there' AS text FROM entries
            WHERE ${scope.entry('id')} AND transactionId IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM transactions WHERE id = entries.transactionId)`,
  },
  {
    name: 'every transaction moved what its state and its amount say',
    query: `WITH moved AS (
              SELECT e.transactionId AS id, sum(p.amountMinor) AS toMerchant FROM entries e JOIN postings p ON p.entry = e.id
              WHERE ${scope.transaction('e.transactionId')} AND e.transactionId IS NOT NULL AND p.account GLOB 'merchant/*' GROUP BY e.transactionId),
            meant AS (
              SELECT id, type, stan, batch, state,
                CASE WHEN NOT (${COUNTED}) THEN 0 WHEN ${PAYMENT} THEN postedMinor WHEN ${GIVEN_BACK} THEN -postedMinor ELSE 0 END AS toMerchant
              FROM transactions WHERE ${scope.transaction('id')})
            SELECT type || ' ' || stan || ' of batch ' || batch || ' is ' || state || ' and moved ' || coalesce(moved.toMerchant, 0)
              || ' fen to its merchant, not ' || meant.toMerchant AS text
            FROM meant LEFT JOIN moved USING (id) WHERE coalesce(moved.toMerchant, 0) <> meant.toMerchant`,
  },
  {
    name: 'every entry of a transaction is between its card and its merchant',
    query: `SELECT DISTINCT 'entry ' || e.id || ' moves money of another card or merchant than ' || t.type || ' ' || t.stan AS text
            FROM entries e JOIN transactions t ON t.id = e.transactionId JOIN postings p ON p.entry = e.id LEFT JOIN cards c ON c."key" = t.pan
            WHERE ${scope.entry('e.id')} AND p.account <> 'merchant/' || t.merchantId
            AND NOT coalesce(p.account IN (c.account, c.holdAccount, c.debtAccount), 0)`,
  },
  {
    name: 'no declined transaction has an entry',
    query: `SELECT type || ' ' || stan || ' of batch ' || batch || ' was declined and has an entry' AS text FROM transactions
            WHERE ${scope.transaction('id')} AND state IN ('declined', 'refused')
            AND EXISTS (SELECT 1 FROM entries WHERE transactionId = transactions.id)`,
  },
  {
    name: 'merchants are paid by settlements only, and earn by transactions only',
    query: `SELECT 'entry ' || id || ' belongs to no transaction and to no settlement' AS text FROM entries
            WHERE ${scope.entry('id')} AND transactionId IS NULL
            AND NOT EXISTS (SELECT 1 FROM settlements WHERE entryId = entries.id)
            AND EXISTS (SELECT 1 FROM postings WHERE entry = entries.id AND account NOT GLOB 'cardholder/*' AND account NOT GLOB 'equity/*')`,
  },
  {
    name: 'every hold is the sum of its pre-authorisations',
    query: `SELECT c.holdAccount || ' stands at ' || coalesce(b.stands, 0) || ' fen, its pre-authorisations hold ' || coalesce(t.held, 0) AS text
            FROM cards c
            LEFT JOIN (SELECT account, sum(amountMinor) AS stands FROM ${scope.amounts} WHERE account GLOB 'hold/*' GROUP BY account) b ON b.account = c.holdAccount
            LEFT JOIN (SELECT pan, sum(heldMinor) AS held FROM transactions WHERE heldMinor <> 0 GROUP BY pan) t ON t.pan = c.pan
            WHERE coalesce(b.stands, 0) <> coalesce(t.held, 0)`,
  },
  {
    name: 'every batch is the sum of its transactions',
    query: `SELECT 'batch ' || b.batch || ' of ' || b.terminalId || ' has other totals than its transactions' AS text FROM batches b
            LEFT JOIN (
              SELECT terminalId, batch, sum(${PAYMENT}) AS debits, sum(${GIVEN_BACK}) AS credits,
                sum(CASE WHEN ${PAYMENT} THEN postedMinor ELSE 0 END) AS debit, sum(CASE WHEN ${GIVEN_BACK} THEN postedMinor ELSE 0 END) AS credit
              FROM ${scope.batched} WHERE ${COUNTED} GROUP BY terminalId, batch
            ) t ON t.terminalId = b.terminalId AND t.batch = b.batch
            WHERE ${scope.batch('b."key"')} AND (${total('debitCount')} <> coalesce(t.debits, 0) OR ${total('debitMinor')} <> coalesce(t.debit, 0)
            OR ${total('creditCount')} <> coalesce(t.credits, 0) OR ${total('creditMinor')} <> coalesce(t.credit, 0))`,
  },
  {
    name: 'every transaction has its batch',
    query: `SELECT DISTINCT 'batch ' || batch || ' of ' || terminalId || ' is not there' AS text FROM transactions
            WHERE ${scope.transaction('id')} AND NOT EXISTS (SELECT 1 FROM batches WHERE "key" = transactions.terminalId || '/' || transactions.batch)`,
  },
  {
    name: 'refunds never exceed their original',
    query: `SELECT type || ' ' || stan || ' was refunded ' || refundedMinor || ' of ' || postedMinor || ' fen' AS text FROM transactions
            WHERE ${scope.transaction('id')} AND refundedMinor > postedMinor`,
  },
  {
    name: 'every original says what its refunds come to',
    query: `SELECT t.type || ' ' || t.stan || ' says that it was refunded ' || t.refundedMinor || ' fen, its refunds come to ' || coalesce(r.given, 0) AS text
            FROM transactions t LEFT JOIN (
              SELECT originalId, sum(postedMinor) AS given FROM transactions
              WHERE ${scope.transaction('originalId')} AND type = 'refund' AND state = 'approved' GROUP BY originalId
            ) r ON r.originalId = t.id
            WHERE ${scope.transaction('t.id')} AND t.refundedMinor <> coalesce(r.given, 0)`,
  },
  {
    name: 'every settlement is gross less voids, refunds and fees',
    query: `SELECT id || ' comes to ' || netMinor || ' fen' AS text FROM settlements
            WHERE ${scope.settlement('"key"')} AND (netMinor <> grossMinor - voidsMinor - refundsMinor - feesMinor
            OR paidMinor + carriedForwardMinor <> netMinor + broughtForwardMinor)`,
  },
  {
    name: 'every settlement is the sum of its transactions',
    query: `SELECT s.id || ' has other transactions' AS text FROM settlements s LEFT JOIN (
              SELECT settlementId, count(*) AS n, sum(feeMinor) AS fees,
                sum(CASE WHEN ${GIVEN_BACK} THEN -postedMinor ELSE postedMinor END) AS moved
              FROM ${scope.settled} GROUP BY settlementId
            ) t ON t.settlementId = s.id
            WHERE ${scope.settlement('s."key"')} AND (coalesce(t.n, 0) <> s.transactionCount OR coalesce(t.fees, 0) <> s.feesMinor
            OR coalesce(t.moved, 0) <> s.grossMinor - s.voidsMinor - s.refundsMinor)`,
  },
  {
    name: 'every settlement that moved money has its entry',
    query: `SELECT id || ' has no ledger entry of its amounts' AS text FROM settlements
            WHERE ${scope.settlement('"key"')} AND (feesMinor > 0 OR paidMinor > 0) AND feesMinor + paidMinor <> coalesce(
              (SELECT sum(amountMinor) FROM postings WHERE entry = settlements.entryId AND amountMinor > 0), 0)`,
  },
];

// What must hold for the stored books, as data: each rule is a query for its breaches, `text` is one of them in words without card data.

/** What a transaction of a batch adds to the gross totals of its batch. */
const COUNTED = `state IN ('approved', 'voided') AND postedMinor > 0`;
const PAYMENT = `type IN ('sale', 'completion', 'completion-notice')`;
const GIVEN_BACK = `type IN ('void', 'completion-void', 'refund')`;

/** Both parts of a batch total. */
const total = (name: string) => `(json_extract(b.domestic, '$.${name}') + json_extract(b."foreign", '$.${name}'))`;

/** Numbers that are given one after the other, each once, and never taken back. */
const gapless = (what: string, table: string, number: string) => ({
  name: `every ${what} is there`,
  query: `SELECT 'there are ' || n || ' of ' || last || ' numbers of ${table}' AS text
          FROM (SELECT count(*) AS n, coalesce(max(${number}), 0) AS last FROM ${table}) WHERE n <> last`,
});

export const RULES = [
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
    query: `SELECT 'entry ' || id || ' has no postings' AS text FROM entries WHERE NOT EXISTS (SELECT 1 FROM postings WHERE entry = id)`,
  },
  {
    name: 'every posting belongs to an entry',
    query: `SELECT 'a posting names entry ' || entry || ', which is not there' AS text FROM postings
            WHERE NOT EXISTS (SELECT 1 FROM entries WHERE id = entry)`,
  },
  {
    name: 'no card is overdrawn and no hold is negative',
    query: `SELECT account || ' stands at ' || sum(amountMinor) || ' fen' AS text FROM postings
            WHERE account GLOB 'cardholder/*' OR account GLOB 'hold/*' GROUP BY account HAVING sum(amountMinor) < 0`,
  },
  gapless('transaction', 'transactions', 'id'),
  gapless('entry', 'entries', 'id'),
  gapless('alert', 'alerts', 'CAST("key" AS INTEGER)'),
  {
    name: 'every reference is given once',
    query: `SELECT 'reference ' || reference || ' was given ' || count(*) || ' times' AS text FROM transactions
            GROUP BY reference HAVING count(*) > 1`,
  },
  {
    name: 'every transaction stands under its terminal, batch and voucher',
    query: `SELECT 'transaction ' || id || ' stands under another key' AS text FROM transactions
            WHERE "key" <> terminalId || '/' || batch || '/' || stan`,
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
    name: 'every transaction moved what its state and its amount say',
    query: `WITH moved AS (
              SELECT e.transactionId AS id, sum(p.amountMinor) AS toMerchant FROM entries e JOIN postings p ON p.entry = e.id
              WHERE e.transactionId IS NOT NULL AND p.account GLOB 'merchant/*' GROUP BY e.transactionId),
            meant AS (
              SELECT id, type, stan, batch, state,
                CASE WHEN NOT (${COUNTED}) THEN 0 WHEN ${PAYMENT} THEN postedMinor WHEN ${GIVEN_BACK} THEN -postedMinor ELSE 0 END AS toMerchant
              FROM transactions)
            SELECT type || ' ' || stan || ' of batch ' || batch || ' is ' || state || ' and moved ' || coalesce(moved.toMerchant, 0)
              || ' fen to its merchant, not ' || meant.toMerchant AS text
            FROM meant LEFT JOIN moved USING (id) WHERE coalesce(moved.toMerchant, 0) <> meant.toMerchant`,
  },
  {
    name: 'every entry of a transaction is between its card and its merchant',
    query: `SELECT DISTINCT 'entry ' || e.id || ' moves money of another card or merchant than ' || t.type || ' ' || t.stan AS text
            FROM entries e JOIN transactions t ON t.id = e.transactionId JOIN postings p ON p.entry = e.id LEFT JOIN cards c ON c."key" = t.pan
            WHERE p.account <> 'merchant/' || t.merchantId
            AND NOT coalesce(p.account IN (c.account, c.holdAccount, c.debtAccount), 0)`,
  },
  {
    name: 'no declined transaction has an entry',
    query: `SELECT type || ' ' || stan || ' of batch ' || batch || ' was declined and has an entry' AS text FROM transactions
            WHERE state IN ('declined', 'refused') AND id IN (SELECT transactionId FROM entries WHERE transactionId IS NOT NULL)`,
  },
  {
    name: 'merchants are paid by settlements only, and earn by transactions only',
    query: `SELECT 'entry ' || id || ' belongs to no transaction and to no settlement' AS text FROM entries
            WHERE transactionId IS NULL AND id NOT IN (SELECT entryId FROM settlements WHERE entryId IS NOT NULL)
            AND id IN (SELECT entry FROM postings WHERE account NOT GLOB 'cardholder/*' AND account NOT GLOB 'equity/*')`,
  },
  {
    name: 'every hold is the sum of its pre-authorisations',
    query: `SELECT c.holdAccount || ' stands at ' || coalesce(b.stands, 0) || ' fen, its pre-authorisations hold ' || coalesce(t.held, 0) AS text
            FROM cards c
            LEFT JOIN (SELECT account, sum(amountMinor) AS stands FROM postings WHERE account GLOB 'hold/*' GROUP BY account) b ON b.account = c.holdAccount
            LEFT JOIN (SELECT pan, sum(heldMinor) AS held FROM transactions WHERE heldMinor <> 0 GROUP BY pan) t ON t.pan = c.pan
            WHERE coalesce(b.stands, 0) <> coalesce(t.held, 0)`,
  },
  {
    name: 'every batch is the sum of its transactions',
    query: `SELECT 'batch ' || b.batch || ' of ' || b.terminalId || ' has other totals than its transactions' AS text FROM batches b
            LEFT JOIN (
              SELECT terminalId, batch, sum(${PAYMENT}) AS debits, sum(${GIVEN_BACK}) AS credits,
                sum(CASE WHEN ${PAYMENT} THEN postedMinor ELSE 0 END) AS debit, sum(CASE WHEN ${GIVEN_BACK} THEN postedMinor ELSE 0 END) AS credit
              FROM transactions WHERE ${COUNTED} GROUP BY terminalId, batch
            ) t ON t.terminalId = b.terminalId AND t.batch = b.batch
            WHERE ${total('debitCount')} <> coalesce(t.debits, 0) OR ${total('debitMinor')} <> coalesce(t.debit, 0)
            OR ${total('creditCount')} <> coalesce(t.credits, 0) OR ${total('creditMinor')} <> coalesce(t.credit, 0)`,
  },
  {
    name: 'every transaction has its batch',
    query: `SELECT DISTINCT 'batch ' || batch || ' of ' || terminalId || ' is not there' AS text FROM transactions
            WHERE terminalId || '/' || batch NOT IN (SELECT "key" FROM batches)`,
  },
  {
    name: 'refunds never exceed their original',
    query: `SELECT type || ' ' || stan || ' was refunded ' || refundedMinor || ' of ' || postedMinor || ' fen' AS text FROM transactions
            WHERE refundedMinor > postedMinor`,
  },
  {
    name: 'every original says what its refunds come to',
    query: `SELECT t.type || ' ' || t.stan || ' says that it was refunded ' || t.refundedMinor || ' fen, its refunds come to ' || coalesce(r.given, 0) AS text
            FROM transactions t LEFT JOIN (
              SELECT originalId, sum(postedMinor) AS given FROM transactions WHERE type = 'refund' AND state = 'approved' GROUP BY originalId
            ) r ON r.originalId = t.id
            WHERE t.refundedMinor <> coalesce(r.given, 0)`,
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
                sum(CASE WHEN ${GIVEN_BACK} THEN -postedMinor ELSE postedMinor END) AS moved
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

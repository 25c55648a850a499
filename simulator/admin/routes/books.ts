// Routes for what happened: exchanges, ledger, transactions, batches, alerts.
import { Type } from 'typebox';
import type { State, TransactionRow } from '../../acquirer/types.ts';
import { viewBatch, viewLedger, viewTransaction } from '../../acquirer/views.ts';
import { invalid } from '../errors.ts';
import { route } from '../route.ts';
import {
  Alert,
  Batch,
  ExchangePage,
  Ledger,
  TransactionFilter,
  type TransactionPage,
  TransactionPage as TransactionPageSchema,
} from '../wire.ts';

/** Longest time that a request for exchanges waits, in milliseconds; below what proxies and clients allow. */
const LONGEST_WAIT_MS = 25_000;

const ExchangeQuery = Type.Object(
  {
    since: Type.Optional(
      Type.Integer({ minimum: 0, description: 'number of the last exchange already seen; 0 = from the first kept' }),
    ),
    waitMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: LONGEST_WAIT_MS,
        description: 'wait so long for the first one; 0 when not given',
      }),
    ),
  },
  { additionalProperties: false },
);

export const bookRoutes = [
  route({
    method: 'GET',
    path: '/admin/exchanges',
    name: 'exchanges',
    summary: 'Exchanges after a number, oldest first; the host keeps the last ones only.',
    query: ExchangeQuery,
    answer: ExchangePage,
    handle: async ({ engine: { trace } }, { query: { since = 0, waitMs = 0 }, signal }) => {
      const exchanges = await trace.wait(since, waitMs, signal);
      return { sequence: trace.sequence, exchanges };
    },
  }),
  route({
    method: 'GET',
    path: '/admin/ledger',
    name: 'ledger',
    summary: 'Balances and every entry of the ledger; the sum is always 0.',
    answer: Ledger,
    handle: ({ engine }) => viewLedger(engine.state),
  }),
  route({
    method: 'GET',
    path: '/admin/transactions',
    name: 'transactions',
    summary: 'Transactions that fit all filters, oldest first, by pages.',
    query: TransactionFilter,
    answer: TransactionPageSchema,
    handle: ({ engine }, { query }) => findTransactions(engine.state, query),
  }),
  route({
    method: 'GET',
    path: '/admin/batches',
    name: 'batches',
    summary: 'Every batch with its totals.',
    answer: Type.Array(Batch),
    handle: ({ engine }) => [...engine.state.batches.values()].map(viewBatch),
  }),
  route({
    method: 'GET',
    path: '/admin/alerts',
    name: 'alerts',
    summary: 'What the host found suspicious.',
    answer: Type.Array(Alert),
    handle: ({ engine }) => [...engine.state.alerts.values()],
  }),
];

/** Transactions that fit all filters; days are those of the host's clock when the transaction was made. */
export function findTransactions(state: State, filter: TransactionFilter): TransactionPage {
  const { from, to, offset = 0, limit = 100 } = filter;
  if (from !== undefined && to !== undefined && from > to) {
    throw invalid('the filter', [{ path: 'to', reason: 'must not be before from' }]);
  }
  const found = [...state.transactions.values()].filter((row) => fits(row, filter));
  const transactions = found.slice(offset, offset + limit).map((row) => viewTransaction(state, row));
  return { total: found.length, offset, limit, transactions };
}

function fits(row: TransactionRow, filter: TransactionFilter): boolean {
  const day = row.at.slice(0, 10);
  const wanted: [unknown, unknown][] = [
    [filter.amountMinor, row.amountMinor],
    [filter.voucher, row.stan],
    [filter.reference, row.reference],
    [filter.lastFour, row.pan.slice(-4)],
    [filter.terminalId, row.terminalId],
    [filter.merchantId, row.merchantId],
    [filter.batch, row.batch],
    [filter.type, row.type],
    [filter.state, row.state],
  ];
  return (
    (filter.from === undefined || day >= filter.from) &&
    (filter.to === undefined || day <= filter.to) &&
    wanted.every(([asked, actual]) => asked === undefined || asked === actual)
  );
}

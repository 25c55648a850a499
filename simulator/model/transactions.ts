// Transactions in the host's book, and how they are asked for.
import { type Static, Type } from '../../src/schema.ts';
import { closed, counted, day, literals, minor, word } from './basics.ts';

export const TRANSACTION_STATES = ['approved', 'declined', 'voided', 'reversed', 'refused'] as const;

/** A transaction in the host's book. */
export const HostTransaction = Type.Object(
  {
    id: Type.Integer(),
    at: Type.String(),
    terminalId: Type.String(),
    merchantId: Type.String(),
    type: Type.String({ description: 'transaction type' }),
    state: literals(TRANSACTION_STATES),
    batch: Type.String(),
    stan: Type.String(),
    reference: Type.String(),
    authorisationCode: Type.Union([Type.String(), Type.Null()]),
    responseCode: Type.String(),
    amountMinor: minor('requested amount'),
    postedMinor: minor('what was posted: less than requested for a partial approval, 0 when nothing was'),
    cardNumber: Type.String({ description: 'masked' }),
    entryMode: Type.String(),
    issuer: Type.String(),
    refundedMinor: minor('how much of it has been refunded'),
    originalId: Type.Union([Type.Integer(), Type.Null()], {
      description: 'the transaction that a void, refund or completion is of',
    }),
    settled: Type.Boolean({ description: 'its batch is closed' }),
    feeMinor: Type.Union([minor('by the contract version of its day'), Type.Null()], {
      description: 'null when no contract version holds, and 0 for what costs nothing',
    }),
    settlementId: Type.Union([Type.String(), Type.Null()], {
      description: 'the settlement by which the merchant is paid; null before',
    }),
  },
  { ...closed, $id: 'HostTransaction' },
);
export type HostTransaction = Static<typeof HostTransaction>;

/** Filters of the transaction query; all that are given must hold. */
export const TransactionFilter = Type.Object(
  {
    from: Type.Optional(day('first day, YYYY-MM-DD, included')),
    to: Type.Optional(day('last day, YYYY-MM-DD, included')),
    amountMinor: Type.Optional(minor('exactly this amount')),
    amountFromMinor: Type.Optional(minor('at least this amount')),
    amountToMinor: Type.Optional(minor('at most this amount')),
    voucher: Type.Optional(Type.String({ pattern: '^[0-9]{6}$', description: 'STAN' })),
    reference: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{12}$' })),
    lastFour: Type.Optional(Type.String({ pattern: '^[0-9]{4}$', description: 'last digits of the card number' })),
    terminalId: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{8}$' })),
    merchantId: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{15}$' })),
    batch: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    type: Type.Optional(word('transaction type, such as sale')),
    state: Type.Optional(literals(TRANSACTION_STATES)),
    offset: Type.Optional(counted(0, 'skip so many; 0 when not given')),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '100 when not given' })),
  },
  { ...closed, $id: 'TransactionFilter' },
);
export type TransactionFilter = Static<typeof TransactionFilter>;

/** Gross totals as in a batch (F-33): payments on the debit side, what is given back on the credit side, reversed and declined ones on none. */
export const TransactionTotals = Type.Object(
  {
    debitCount: Type.Integer(),
    debitMinor: Type.Integer(),
    creditCount: Type.Integer(),
    creditMinor: Type.Integer(),
  },
  { ...closed, $id: 'TransactionTotals' },
);
export type TransactionTotals = Static<typeof TransactionTotals>;

/** One page of transactions, oldest first. */
export const TransactionPage = Type.Object(
  {
    total: Type.Integer({ description: 'how many fit the filter' }),
    totals: Type.Object(TransactionTotals.properties, { ...closed, description: 'over all that fit, not the page' }),
    offset: Type.Integer(),
    limit: Type.Integer(),
    transactions: Type.Array(HostTransaction),
  },
  { ...closed, $id: 'TransactionPage' },
);
export type TransactionPage = Static<typeof TransactionPage>;

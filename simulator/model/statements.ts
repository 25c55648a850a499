// Statements of a merchant's money.
import { type Static, Type } from '../../src/schema.ts';
import { closed, minor, signedMinor } from './basics.ts';
import { Settlement } from './settlements.ts';

/** A movement of the merchant's money. */
export const StatementLine = Type.Object(
  {
    transactionId: Type.Integer(),
    at: Type.String(),
    terminalId: Type.String(),
    batch: Type.String(),
    stan: Type.String(),
    reference: Type.String(),
    type: Type.String(),
    cardNumber: Type.String({ description: 'masked' }),
    creditMinor: minor('to the merchant'),
    debitMinor: minor('from the merchant'),
    feeMinor: minor('by the contract version of its day; 0 where none was signed'),
    settlementId: Type.Union([Type.String(), Type.Null()], { description: 'null = not yet settled' }),
  },
  { ...closed, $id: 'StatementLine' },
);
export type StatementLine = Static<typeof StatementLine>;

const total = Type.Object({ count: Type.Integer(), amountMinor: minor('in all') }, closed);

/** What happened to a merchant's money in a period. */
export const Statement = Type.Object(
  {
    merchantId: Type.String(),
    merchantName: Type.String(),
    from: Type.Union([Type.String(), Type.Null()]),
    to: Type.Union([Type.String(), Type.Null()]),
    payments: total,
    voids: total,
    refunds: total,
    fees: total,
    netMinor: signedMinor('payments − voids − refunds − fees'),
    unsettledMinor: signedMinor('the part of the net that is in no settlement yet'),
    lines: Type.Array(StatementLine),
    settlements: Type.Array(Settlement, { description: 'of business days in the period' }),
  },
  { ...closed, $id: 'Statement' },
);
export type Statement = Static<typeof Statement>;

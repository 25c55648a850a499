// The ledger as it is shown: postings, entries, balances.
import { type Static, Type } from '../../src/schema.ts';
import { closed } from './basics.ts';
import { next } from './pages.ts';

export const Posting = Type.Object(
  {
    account: Type.String({
      description:
        'cardholder/<masked pan>#<n>, hold/…, debt/…, merchant/<id>, settlement/<id>, acquirer/fees, equity/…',
    }),
    amountMinor: Type.Integer({ description: 'signed fen; a set of postings sums to zero' }),
  },
  { ...closed, $id: 'Posting' },
);
export type Posting = Static<typeof Posting>;

export const LedgerEntry = Type.Object(
  {
    id: Type.Integer(),
    at: Type.String(),
    memo: Type.String({ description: 'what moved the money, such as sale 000007' }),
    transactionId: Type.Union([Type.Integer(), Type.Null()]),
    postings: Type.Array(Posting),
  },
  { ...closed, $id: 'LedgerEntry' },
);
export type LedgerEntry = Static<typeof LedgerEntry>;

export const Ledger = Type.Object(
  {
    sumMinor: Type.Integer({ description: 'always 0' }),
    balances: Type.Record(Type.String(), Type.Integer()),
    entries: Type.Array(LedgerEntry),
  },
  { ...closed, $id: 'Ledger' },
);
export type Ledger = Static<typeof Ledger>;

export const LedgerPage = Type.Object({ ...Ledger.properties, next }, { ...closed, $id: 'LedgerPage' });
export type LedgerPage = Static<typeof LedgerPage>;

// An entry of the terminal's own journal.
import { type Static, Type } from '../../schema.ts';
import { literals, minor } from './schema-parts.ts';
import { FUNCTIONS, INTERFACES } from './vocabulary.ts';

export const JOURNAL_STATUSES = ['approved', 'declined', 'unknown', 'reversed', 'voided', 'cancelled'] as const;
export const JournalEntry = Type.Object(
  {
    voucher: Type.String({ pattern: '^[0-9]{6}$', description: 'STAN, field 11' }),
    batch: Type.String({ pattern: '^[0-9]{6}$' }),
    function: literals(FUNCTIONS),
    status: literals(JOURNAL_STATUSES, 'unknown = a reversal, or the query of a payment by code, is still owed for it'),
    amountMinor: minor('amount in fen; 0 for functions without one'),
    cardNumber: Type.String({ description: 'masked; of a payment by code its code, masked' }),
    entry: Type.Union([literals(INTERFACES), Type.Null()]),
    responseCode: Type.Union([Type.String(), Type.Null()]),
    reference: Type.Union([Type.String(), Type.Null()]),
    authorisationCode: Type.Union([Type.String(), Type.Null()]),
    dateTime: Type.String(),
    original: Type.Union([
      Type.Null(),
      Type.Object({
        voucher: Type.Union([Type.String(), Type.Null()]),
        reference: Type.Union([Type.String(), Type.Null()]),
        date: Type.Union([Type.String(), Type.Null()]),
      }),
    ]),
  },
  { $id: 'JournalEntry' },
);
export type JournalEntry = Static<typeof JournalEntry>;

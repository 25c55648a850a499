// Refunds, and where their money is.
import { type Static, Type } from '../../src/schema.ts';
import { closed, day, literals, merchantNumber, minor } from './basics.ts';
import { PageQuery, pageSchema } from './pages.ts';
import { Period } from './period.ts';

export const REFUND_STATES = ['accepted', 'refused', 'pending'] as const;

/** A refund and where its money is. */
export const Refund = Type.Object(
  {
    id: Type.Integer(),
    at: Type.String(),
    merchantId: Type.String(),
    terminalId: Type.String(),
    batch: Type.String(),
    stan: Type.String(),
    reference: Type.String(),
    amountMinor: minor('what was to be given back'),
    cardNumber: Type.String({ description: 'masked; the card that paid' }),
    responseCode: Type.String(),
    state: literals(
      REFUND_STATES,
      'accepted: approved; pending: approved with A2, A4, A5 or A6, which ask the issuer for its word; refused: declined',
    ),
    arrivesOn: Type.Union([Type.Null(), day('day on which it is on the card')], { description: 'null when refused' }),
    arrived: Type.Boolean({ description: 'that day has come' }),
    original: Type.Union(
      [
        Type.Null(),
        Type.Object(
          { id: Type.Integer(), reference: Type.String(), at: Type.String(), amountMinor: minor('what was paid') },
          closed,
        ),
      ],
      { description: 'the payment that it gives back; null when none was found' },
    ),
  },
  { ...closed, $id: 'Refund' },
);
export type Refund = Static<typeof Refund>;

export const RefundPage = pageSchema(Refund, 'RefundPage');

export const RefundFilter = Type.Object(
  {
    merchantId: Type.Optional(merchantNumber()),
    ...Period.properties,
    state: Type.Optional(literals(REFUND_STATES)),
    ...PageQuery.properties,
  },
  { ...closed, $id: 'RefundFilter' },
);
export type RefundFilter = Static<typeof RefundFilter>;

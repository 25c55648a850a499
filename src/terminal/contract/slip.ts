// A slip: its printed lines, and what the adapter says stands on it.
import { type Static, Type } from '../../schema.ts';
import { literals, minor } from './schema-parts.ts';

export const SlipElements = Type.Object(
  {
    title: Type.String(),
    merchantName: Type.String(),
    merchantId: Type.String(),
    terminalId: Type.String(),
    operator: Type.String(),
    issuer: Type.String(),
    acquirer: Type.String(),
    cardNumber: Type.String({
      description: 'masked: first six and last four; of a payment by code the last four of its code',
    }),
    entryLetter: literals(
      ['S', 'I', 'C', 'M', 'N', 'Q'] as const,
      'S swipe, I insert, C contactless, M keyed, Q code, N none',
    ),
    transaction: Type.String(),
    batch: Type.String(),
    voucher: Type.String(),
    authorisationCode: Type.String({ description: 'empty when the issuer gave none' }),
    reference: Type.String(),
    dateTime: Type.String({ description: 'YYYY-MM-DD HH:MM:SS of the terminal clock' }),
    amountMinor: minor('amount in fen'),
    originalVoucher: Type.Optional(Type.String()),
    originalReference: Type.Optional(Type.String()),
    originalDate: Type.Optional(Type.String()),
    applicationId: Type.Optional(Type.String()),
    featureCode: Type.Optional(Type.String()),
  },
  { $id: 'SlipElements' },
);

export const Slip = Type.Object(
  {
    copy: literals(['merchant', 'cardholder', 'electronic', 'settlement', 'fault-report'] as const),
    reprint: Type.Boolean(),
    signatureLine: Type.Boolean(),
    elements: Type.Optional(SlipElements),
    lines: Type.Array(Type.String(), { description: 'every printed line, top to bottom' }),
  },
  { $id: 'Slip' },
);
export type Slip = Static<typeof Slip>;

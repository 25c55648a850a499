// Payment codes (F-56).

import { PAYMENT_CODE_PATTERN } from '../../src/definitions/payment-code.ts';
import { type Static, Type } from '../../src/schema.ts';
import { closed, literals } from './basics.ts';
import { pageSchema } from './pages.ts';

export const PaymentCodeRequest = Type.Object(
  {
    pan: Type.String({ pattern: '^[0-9]{13,19}$', description: 'the card that is to pay' }),
    code: Type.Optional(Type.String({ pattern: PAYMENT_CODE_PATTERN, description: 'absent = one is made up' })),
    validMs: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 86_400_000, description: 'how long it holds; 60000 when not given' }),
    ),
  },
  { ...closed, $id: 'PaymentCodeRequest' },
);
export type PaymentCodeRequest = Static<typeof PaymentCodeRequest>;

/** A code that a payer shows (F-56). */
export const PaymentCode = Type.Object(
  {
    code: Type.String(),
    cardNumber: Type.String({ description: 'masked' }),
    issuedAt: Type.String(),
    expiresAt: Type.String({ description: 'the last instant at which it pays' }),
    state: literals(['issued', 'used', 'expired'] as const),
    transactionId: Type.Union([Type.Integer(), Type.Null()], { description: 'the payment that used it' }),
  },
  { ...closed, $id: 'PaymentCode' },
);
export type PaymentCode = Static<typeof PaymentCode>;

export const PaymentCodePage = pageSchema(PaymentCode, 'PaymentCodePage');

// Calls of the payer and of the merchant's signature: payment codes, contract versions, signatures.
import type { Call } from './call.ts';

export const paymentCalls = {
  /** A code with which a card pays once (QR). */
  issuePaymentCode: {
    method: 'POST',
    path: '/admin/payment-codes',
    summary: 'A code that the holder of a card shows to pay with: good for one payment, and for a while.',
    body: 'PaymentCodeRequest',
    answer: 'PaymentCode',
  },
  paymentCodes: {
    method: 'GET',
    path: '/admin/payment-codes',
    summary: 'Codes that were issued, and what became of them, oldest first, by pages.',
    query: 'PageQuery',
    answer: 'PaymentCodePage',
    pages: true,
  },
  /** Adds a signed contract version behind those that stand. */
  signContract: {
    method: 'POST',
    path: '/admin/merchants/:merchantId/contract',
    summary:
      'Adds a contract version. It must be signed, and begin today or later; those that stand are never changed.',
    body: 'ContractVersion',
    answer: 'Merchant',
  },
  signatures: {
    method: 'GET',
    path: '/admin/signatures',
    summary: 'Electronic signatures that came, whole or in parts, oldest first, by pages.',
    query: 'PageQuery',
    answer: 'SignaturePage',
    pages: true,
  },
} as const satisfies Record<string, Call>;

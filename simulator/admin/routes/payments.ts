// Routes of the payer and of the merchant's signature: payment codes, contract versions, signatures.
import { dayOf } from '../../acquirer/clearing/calendar.ts';
import { contractChangeErrors, contractErrors } from '../../acquirer/clearing/contract-rules.ts';
import { putMerchant } from '../../acquirer/configure.ts';
import { imageOf } from '../../acquirer/families/e-signature.ts';
import { issueCode, newPaymentCode, viewPaymentCode } from '../../acquirer/payment-codes.ts';
import type { SignatureRow } from '../../acquirer/types.ts';
import { formatInstant, parseInstant } from '../../hosts/clock.ts';
import { conflict, invalid, notFound, roomFor } from '../errors.ts';
import { mapPage, pageOf } from '../pages.ts';
import { route } from '../route.ts';
import {
  ContractVersion,
  Merchant,
  PageQuery,
  PaymentCode,
  PaymentCodePage,
  PaymentCodeRequest,
  type Signature,
  SignaturePage,
} from '../wire.ts';

/** How long a code holds when nobody says. */
const VALID_MS = 60_000;

/** An instant so many milliseconds later, at the same offset. */
function later(now: string, milliseconds: number): string {
  const { epochMs, offsetMinutes } = parseInstant(now) ?? { epochMs: 0, offsetMinutes: 0 };
  return formatInstant(epochMs + milliseconds, offsetMinutes);
}

function viewSignature(row: SignatureRow): Signature {
  const { reference, terminalId, at, complete, parts } = row;
  const image = imageOf(row);
  return { reference, terminalId, at, complete, parts: parts.length, bytes: image.length / 2, image };
}

export const paymentRoutes = [
  route({
    method: 'POST',
    path: '/admin/payment-codes',
    name: 'issuePaymentCode',
    summary: 'A code that the holder of a card shows to pay with: good for one payment, and for a while.',
    body: PaymentCodeRequest,
    answer: PaymentCode,
    handle: ({ engine }, { body: { pan, code: wanted, validMs = VALID_MS } }) => {
      const { state, clock, library } = engine;
      if (!state.cards.has(pan)) throw notFound('card of that number', 'GET /admin/cards lists them');
      if (wanted !== undefined && library.find('paymentCodes', wanted) !== undefined)
        throw conflict('that code was issued before');
      roomFor('paymentCodes', state.counts.get('paymentCodes') ?? 0);
      const issuedAt = clock.now();
      const code = wanted ?? newPaymentCode(library);
      const row = { code, pan, issuedAt, expiresAt: later(issuedAt, validMs) };
      engine.change(issueCode(row));
      return viewPaymentCode(library, { ...row, usedBy: null }, issuedAt);
    },
  }),
  route({
    method: 'GET',
    path: '/admin/payment-codes',
    name: 'paymentCodes',
    summary: 'Codes that were issued, and what became of them, oldest first, by pages.',
    query: PageQuery,
    answer: PaymentCodePage,
    handle: ({ engine: { library, clock } }, { query }) =>
      mapPage(pageOf(library, 'paymentCodes', query), (row) => viewPaymentCode(library, row, clock.now())),
  }),
  route({
    method: 'POST',
    path: '/admin/merchants/:merchantId/contract',
    name: 'signContract',
    summary:
      'Adds a contract version. It must be signed, and begin today or later; those that stand are never changed.',
    params: { merchantId: Merchant.properties.merchantId },
    body: ContractVersion,
    answer: Merchant,
    handle: ({ engine }, { params: { merchantId = '' }, body }) => {
      const before = engine.state.merchants.get(merchantId);
      if (before === undefined) throw notFound(`merchant ${merchantId}`, 'GET /admin/merchants lists them');
      roomFor('contract', before.contract?.length ?? 0);
      const after = { ...before, contract: [...(before.contract ?? []), body] };
      const errors = [...contractErrors(after), ...contractChangeErrors(before, after, dayOf(engine.clock.now()))];
      if (errors.length > 0) throw invalid('the contract', errors);
      engine.change(putMerchant(after));
      return after;
    },
  }),
  route({
    method: 'GET',
    path: '/admin/signatures',
    name: 'signatures',
    summary: 'Electronic signatures that came, whole or in parts, oldest first, by pages.',
    query: PageQuery,
    answer: SignaturePage,
    handle: ({ engine }, { query }) => mapPage(pageOf(engine.library, 'signatures', query), viewSignature),
  }),
];

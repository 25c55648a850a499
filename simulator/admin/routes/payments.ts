// What the calls of the payer and of the merchant's signature do: payment codes, contract versions, signatures.

import { imageOf } from '../../acquirer/families/e-signature.ts';
import { issueCode, newPaymentCode, viewPaymentCode } from '../../acquirer/payment-codes.ts';
import { contractChangeErrors, contractErrors } from '../../configuration/contract-rules.ts';
import { dayOf } from '../../model/calendar.ts';
import type { Signature } from '../../model/index.ts';
import { formatInstant, parseInstant } from '../../model/instant.ts';
import { putMerchant } from '../../state/configure.ts';
import type { SignatureRow } from '../../state/rows.ts';
import { conflict, invalid, notFound, roomFor } from '../errors.ts';
import { mapPage, pageOf } from '../pages.ts';
import type { Handlers } from '../route.ts';

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

export const paymentHandlers = {
  issuePaymentCode: ({ engine }, { body: { pan, code: wanted, validMs = VALID_MS } }) => {
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
  paymentCodes: ({ engine: { library, clock } }, { query }) =>
    mapPage(pageOf(library, 'paymentCodes', query), (row) => viewPaymentCode(library, row, clock.now())),
  signContract: ({ engine }, { params: { merchantId }, body }) => {
    const before = engine.state.merchants.get(merchantId);
    if (before === undefined) throw notFound(`merchant ${merchantId}`, 'GET /admin/merchants lists them');
    roomFor('contract', before.contract?.length ?? 0);
    const after = { ...before, contract: [...(before.contract ?? []), body] };
    const errors = [...contractErrors(after), ...contractChangeErrors(before, after, dayOf(engine.clock.now()))];
    if (errors.length > 0) throw invalid('the contract', errors);
    engine.change(putMerchant(after));
    return after;
  },
  signatures: ({ engine }, { query }) => mapPage(pageOf(engine.library, 'signatures', query), viewSignature),
} satisfies Partial<Handlers>;

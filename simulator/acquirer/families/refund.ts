// Refund (F-29): gives back a sale or a completion of this merchant, whole or in parts, never more than it was, to the same card.
import { merchantAccount } from '../../ledger/accounts.ts';
import { giveBack } from '../../ledger/postings.ts';
import { count } from '../batches.ts';
import { amountGiven, cardKnown } from '../checks/card.ts';
import { originalByReference, originalStands, sameCard, withinOriginal } from '../checks/original.ts';
import { pinRight } from '../checks/pin.ts';
import { NEW_IN_SESSION } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome, post, sure } from '../deal.ts';
import { codeOriginal } from '../payer.ts';

function perform(deal: Deal): Outcome {
  const { draft, request } = deal;
  const card = sure(deal.card, 'card');
  const { key, row } = sure(deal.original, 'original');
  post(deal, giveBack(draft.funds(card), merchantAccount(request.merchantId), request.amountMinor));
  draft.put('transactions', key, { ...row, refundedMinor: row.refundedMinor + request.amountMinor });
  count(deal, 'credit', request.amountMinor, card, 1);
  return approved(deal, { postedMinor: request.amountMinor });
}

/** The original may be of the open batch or of one long settled; how long ago is not limited here. */
export const refund: Family = {
  gates: NEW_IN_SESSION,
  checks: [
    codeOriginal,
    cardKnown,
    originalByReference(['sale', 'completion', 'completion-notice']),
    sameCard,
    originalStands,
    pinRight,
    amountGiven,
    withinOriginal,
  ],
  recorded: true,
  perform,
};

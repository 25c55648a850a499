// Void (F-28): takes back a sale of the open batch as a whole, to the card that paid it. The status of the card does not matter: money comes back.
import { merchantAccount } from '../../ledger/accounts.ts';
import { giveBack } from '../../ledger/postings.ts';
import { count } from '../batches.ts';
import { amountGiven, cardKnown } from '../checks/card.ts';
import { notRefunded, originalOfBatch, originalStands, sameCard, wholeAmount } from '../checks/original.ts';
import { pinRight } from '../checks/pin.ts';
import { NEW_IN_SESSION } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome, post, sure } from '../deal.ts';
import { codeOriginal } from '../payer.ts';

function perform(deal: Deal): Outcome {
  const { draft, request } = deal;
  const card = sure(deal.card, 'card');
  const { key, row } = sure(deal.original, 'original');
  post(deal, giveBack(draft.funds(card), merchantAccount(request.merchantId), row.postedMinor));
  draft.put('transactions', key, { ...row, state: 'voided' });
  count(deal, 'credit', row.postedMinor, card, 1);
  return approved(deal, { postedMinor: row.postedMinor });
}

export const voidSale: Family = {
  gates: NEW_IN_SESSION,
  checks: [
    codeOriginal,
    cardKnown,
    originalOfBatch(['sale']),
    sameCard,
    originalStands,
    notRefunded,
    pinRight,
    amountGiven,
    wholeAmount,
  ],
  recorded: true,
  perform,
};

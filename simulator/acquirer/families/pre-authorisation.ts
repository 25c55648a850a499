// Pre-authorisation and its void (F-30): an amount is held, or held no longer.
import { hold, release } from '../../ledger/postings.ts';
import { amountGiven, cardKnown, payableMinor } from '../checks/card.ts';
import { notCompleted, originalByAuthorisation, originalStands, sameCard, wholeAmount } from '../checks/original.ts';
import { pinRight } from '../checks/pin.ts';
import { NEW_IN_SESSION } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome, post, sure } from '../deal.ts';
import { approvedInPart, PAYING_CARD } from './sale.ts';

function performHold(deal: Deal): Outcome {
  const payable = payableMinor(deal);
  post(deal, hold(deal.draft.funds(sure(deal.card, 'card')), payable));
  return approvedInPart(deal, { heldMinor: payable });
}

function performVoid(deal: Deal): Outcome {
  const { key, row } = sure(deal.original, 'original');
  post(deal, release(deal.draft.funds(sure(deal.card, 'card')), row.heldMinor));
  deal.draft.put('transactions', key, { ...row, state: 'voided', heldMinor: 0 });
  return approved(deal, { postedMinor: row.postedMinor });
}

/** Holds are not money moved: they are in no batch total. */
export const preAuthorisation: Family = {
  gates: NEW_IN_SESSION,
  checks: PAYING_CARD,
  recorded: true,
  perform: performHold,
};

/** Pre-authorisations outlive their batch, so a void finds its original by authorisation code. */
export const preAuthorisationVoid: Family = {
  gates: NEW_IN_SESSION,
  checks: [
    cardKnown,
    originalByAuthorisation,
    sameCard,
    originalStands,
    notCompleted,
    pinRight,
    amountGiven,
    wholeAmount,
  ],
  recorded: true,
  perform: performVoid,
};

// Sale (F-11): checked in the order of the issuer's questions, then paid at once.
import { merchantAccount } from '../../ledger/accounts.ts';
import { charge } from '../../ledger/postings.ts';
import { count } from '../batches.ts';
import {
  amountGiven,
  cardKnown,
  cardUsable,
  chipFirst,
  enoughFunds,
  payableMinor,
  withinLimit,
} from '../checks/card.ts';
import { chipGenuine } from '../checks/chip.ts';
import { withinMerchantLimits } from '../checks/merchant.ts';
import { pinRight } from '../checks/pin.ts';
import { NEW_IN_SESSION } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome, post, sure } from '../deal.ts';
import { codeUsable, useCode } from '../payer.ts';

/** Everything that a card is asked before it pays or holds. */
export const PAYING_CARD = [
  cardKnown,
  cardUsable,
  chipFirst,
  chipGenuine,
  pinRight,
  amountGiven,
  withinMerchantLimits,
  withinLimit,
  enoughFunds,
] as const;

/**
 * The approval of what is payable. Less than the amount (a rule says so) is code 10 with the lower amount in field 4; the terminal's
 * flag 60.6 is not asked, so that a rule can show a terminal what it did not ask for.
 */
export function approvedInPart(deal: Deal, row: Outcome['row']): Outcome {
  const payable = payableMinor(deal);
  if (payable === deal.request.amountMinor) return approved(deal, { ...row, postedMinor: payable });
  return {
    code: '10',
    error: null,
    fields: { 4: String(payable).padStart(12, '0') },
    row: { ...row, postedMinor: payable },
  };
}

function perform(deal: Deal): Outcome {
  const card = sure(deal.card, 'card');
  const payable = payableMinor(deal);
  post(deal, charge(deal.draft.funds(card), merchantAccount(deal.request.merchantId), payable));
  count(deal, 'debit', payable, card, 1);
  const outcome = approvedInPart(deal, {});
  return { ...outcome, fields: { ...outcome.fields, ...useCode(deal) } };
}

/** With a card, or with a code that the payer shows: then the code pays once, and only an approval uses it up. */
export const sale: Family = { gates: NEW_IN_SESSION, checks: [codeUsable, ...PAYING_CARD], recorded: true, perform };

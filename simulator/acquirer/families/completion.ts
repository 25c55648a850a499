// Completion of a pre-authorisation, as request or as notice, and its void (F-30).
import { merchantAccount } from '../../ledger/accounts.ts';
import { complete, holdAgain } from '../../ledger/postings.ts';
import type { TransactionRow } from '../../state/rows.ts';
import { count } from '../batches.ts';
import { amountGiven, cardKnown } from '../checks/card.ts';
import {
  notCompleted,
  notRefunded,
  originalByAuthorisation,
  originalOfBatch,
  originalStands,
  sameCard,
  wholeAmount,
  withinOriginal,
} from '../checks/original.ts';
import { pinRight } from '../checks/pin.ts';
import { NEW_IN_SESSION } from '../checks/session.ts';
import { approved, type Check, type Deal, type Family, type Outcome, post, sure } from '../deal.ts';

/** What a completion is, or was: its number, its merchant and its amount. */
type Completion = Pick<TransactionRow, 'id' | 'merchantId' | 'postedMinor'>;

/** Pays a completion out of the hold of its pre-authorisation. */
export function payCompletion(deal: Deal, key: string, held: TransactionRow, completion: Completion): void {
  const { draft } = deal;
  const { id, merchantId, postedMinor } = completion;
  const card = sure(deal.card, 'card');
  post(deal, complete(draft.funds(card), merchantAccount(merchantId), held.heldMinor, postedMinor));
  draft.put('transactions', key, { ...held, heldMinor: 0, completedBy: id });
}

/**
 * Takes a completion back from a merchant: its pre-authorisation stands and holds again, what was released of it as far as the card still
 * has it.
 */
export function undoCompletion(deal: Deal, completion: TransactionRow, merchantId: string): void {
  const { draft } = deal;
  const card = sure(deal.card, 'card');
  const key = sure(completion.originalKey ?? undefined, 'pre-authorisation');
  const held = sure(draft.get('transactions', key), 'pre-authorisation');
  const released = held.postedMinor - completion.postedMinor;
  const fromCard = Math.max(0, Math.min(released, draft.balance(card.account)));
  post(deal, holdAgain(draft.funds(card), merchantAccount(merchantId), completion.postedMinor, fromCard));
  draft.put('transactions', key, { ...held, heldMinor: completion.postedMinor + fromCard, completedBy: null });
}

/** 51: only where the hold could not be filled up again after a void, and the card lacks the rest. */
const holdCovers: Check = (deal) => {
  const { heldMinor } = sure(deal.original, 'original').row;
  const available = deal.draft.balance(sure(deal.card, 'card').account);
  return deal.request.amountMinor <= heldMinor + available
    ? null
    : { code: '51', error: 'the hold and the available balance are below the amount' };
};

function performCompletion(deal: Deal): Outcome {
  const { key, row } = sure(deal.original, 'original');
  const { amountMinor: postedMinor, merchantId } = deal.request;
  payCompletion(deal, key, row, { id: deal.identity.id, merchantId, postedMinor });
  count(deal, 'debit', deal.request.amountMinor, row, 1);
  return approved(deal, { postedMinor: deal.request.amountMinor });
}

function performVoid(deal: Deal): Outcome {
  const { key, row } = sure(deal.original, 'original');
  undoCompletion(deal, row, deal.request.merchantId);
  deal.draft.put('transactions', key, { ...row, state: 'voided' });
  count(deal, 'credit', row.postedMinor, row, 1);
  return approved(deal, { postedMinor: row.postedMinor });
}

/** Once, and for no more than was authorised (64); the rest of the hold is released. */
export const completion: Family = {
  gates: NEW_IN_SESSION,
  checks: [
    cardKnown,
    originalByAuthorisation,
    sameCard,
    originalStands,
    notCompleted,
    pinRight,
    amountGiven,
    withinOriginal,
    holdCovers,
  ],
  recorded: true,
  perform: performCompletion,
};

/** Of a completion request of the open batch; a notice cannot be voided. */
export const completionVoid: Family = {
  gates: NEW_IN_SESSION,
  checks: [
    cardKnown,
    originalOfBatch(['completion']),
    sameCard,
    originalStands,
    notRefunded,
    pinRight,
    amountGiven,
    wholeAmount,
  ],
  recorded: true,
  perform: performVoid,
};

// Double-entry posting sets, one for each way that money moves; every set sums to zero.
//
// Signs: plus is money that the account's owner may use. `cardholder/…` is the balance of a debit card or the credit left on a
// credit card; `hold/…` is what pre-authorisations keep aside; `debt/…` is at most zero.
import type { Posting } from '../model/index.ts';
import { EQUITY } from './accounts.ts';

/** The accounts of a card and what stands on two of them now, in fen. */
export type CardFunds = {
  account: string;
  holdAccount: string;
  debtAccount: string;
  availableMinor: number;
  debtMinor: number;
};

const posting = (account: string, amountMinor: number): Posting => ({ account, amountMinor });
const moved = (postings: Posting[]): Posting[] => postings.filter((p) => p.amountMinor !== 0);

/** Sum of a set, in fen; 0 for every set of this file. */
export function sumOf(postings: readonly Posting[]): number {
  return postings.reduce((sum, p) => sum + p.amountMinor, 0);
}

/** Money to the card: a debt is paid back first. */
function give(card: CardFunds, amountMinor: number): Posting[] {
  const repaid = Math.min(amountMinor, -card.debtMinor);
  return [posting(card.debtAccount, repaid), posting(card.account, amountMinor - repaid)];
}

/** Money from the card whether it has it or not: what is missing becomes a debt, so a balance never goes below zero. */
function force(card: CardFunds, amountMinor: number): Posting[] {
  const paid = Math.min(amountMinor, Math.max(0, card.availableMinor));
  return [posting(card.account, -paid), posting(card.debtAccount, paid - amountMinor)];
}

/** Sale: from the card to the merchant. The caller has checked the funds. */
export function charge(card: CardFunds, merchant: string, amountMinor: number): Posting[] {
  return moved([posting(card.account, -amountMinor), posting(merchant, amountMinor)]);
}

/** Refund, void of a sale, reversal of a sale: from the merchant back to the card. */
export function giveBack(card: CardFunds, merchant: string, amountMinor: number): Posting[] {
  return moved([posting(merchant, -amountMinor), ...give(card, amountMinor)]);
}

/** Reversal of a void: the sale stands again, even if the card has spent the money since. */
export function chargeAgain(card: CardFunds, merchant: string, amountMinor: number): Posting[] {
  return moved([...force(card, amountMinor), posting(merchant, amountMinor)]);
}

/** Pre-authorisation: kept aside, not yet paid. */
export function hold(card: CardFunds, amountMinor: number): Posting[] {
  return moved([posting(card.account, -amountMinor), posting(card.holdAccount, amountMinor)]);
}

/** Void or reversal of a pre-authorisation: no longer kept aside. */
export function release(card: CardFunds, heldMinor: number): Posting[] {
  return moved([posting(card.holdAccount, -heldMinor), ...give(card, heldMinor)]);
}

/** Completion: the hold pays the merchant; what is left of it goes back, what is missing comes from the card. */
export function complete(card: CardFunds, merchant: string, heldMinor: number, amountMinor: number): Posting[] {
  const rest = heldMinor - amountMinor;
  return moved([
    posting(card.holdAccount, -heldMinor),
    posting(merchant, amountMinor),
    ...(rest >= 0 ? give(card, rest) : [posting(card.account, rest)]),
  ]);
}

/** Void or reversal of a completion: the merchant pays back into the hold, which is filled up from the card as far as it goes. */
export function holdAgain(card: CardFunds, merchant: string, amountMinor: number, fromCardMinor: number): Posting[] {
  return moved([
    posting(merchant, -amountMinor),
    posting(card.account, -fromCardMinor),
    posting(card.holdAccount, amountMinor + fromCardMinor),
  ]);
}

/** Settlement: the acquirer keeps its fees and pays the rest out; nobody else is in it. */
export function payOut(
  merchant: string,
  payout: string,
  income: string,
  { feesMinor, paidMinor }: { feesMinor: number; paidMinor: number },
): Posting[] {
  return moved([posting(merchant, -feesMinor - paidMinor), posting(income, feesMinor), posting(payout, paidMinor)]);
}

/** Opening balance or an adjustment by hand. */
export function adjust(account: string, amountMinor: number): Posting[] {
  return moved([posting(account, amountMinor), posting(EQUITY, -amountMinor)]);
}

// Names of the accounts. A card number is never part of one: first six, last four and a running number tell cards apart.
import { maskPan } from '../../src/iso8583/mask.ts';

/** Where opening balances and adjustments by the operator of the simulator come from. */
export const EQUITY = 'equity/opening';

/** The three accounts of the n-th card: what is available, what is held, and what it owes when a forced entry found too little. */
export function cardAccounts(pan: string, n: number): { account: string; holdAccount: string; debtAccount: string } {
  const name = `${maskPan(pan)}#${n}`;
  return { account: `cardholder/${name}`, holdAccount: `hold/${name}`, debtAccount: `debt/${name}` };
}

/** What merchants pay the acquirer for its service. */
export const FEE_INCOME = 'acquirer/fees';

/** What was paid out to the settlement account of a merchant. */
export function payoutAccount(merchantId: string): string {
  return `settlement/${merchantId}`;
}

/** What the acquirer owes a merchant. */
export function merchantAccount(merchantId: string): string {
  return `merchant/${merchantId}`;
}

// What a payment costs its merchant by the contract version of its day.

import { dayOf } from '../../model/calendar.ts';
import type { ContractVersion, Merchant } from '../../model/index.ts';
import { movementOf } from '../../state/kinds.ts';
import type { TransactionRow } from '../../state/rows.ts';

const MILLION = 1_000_000;

/**
 * Fee in fen: the rate of the amount, rounded half up to the fen (2.5 -> 3) and no more than the cap, plus the fixed part. Whole numbers
 * throughout: amounts to 999,999,999,999 fen and rates to 1,000,000 parts per million are exact.
 */
export function feeOf(
  amountMinor: number,
  { feePpm, fixedFeeMinor, feeCapMinor }: Pick<ContractVersion, 'feePpm' | 'fixedFeeMinor' | 'feeCapMinor'>,
): number {
  const millions = Math.floor(amountMinor / MILLION);
  const rest = amountMinor % MILLION;
  const rate = millions * feePpm + Math.floor((rest * feePpm + MILLION / 2) / MILLION);
  return Math.min(rate, feeCapMinor ?? rate) + fixedFeeMinor;
}

/** The version that holds on a day: the last one whose first day has come. Undefined when there is none. */
export function versionOn(merchant: Merchant | undefined, day: string): ContractVersion | undefined {
  return merchant?.contract?.findLast(({ validFrom }) => validFrom <= day);
}

/**
 * Fee of a transaction: payments that stand cost by the contract, everything else nothing (a refund costs nothing, and the fee of what it
 * gives back is kept). null when it is a payment on whose day no version held.
 */
export function feeOfTransaction(row: TransactionRow, merchant: Merchant | undefined): number | null {
  if (row.state !== 'approved' || movementOf(row) !== 'payment') return 0;
  const version = versionOn(merchant, dayOf(row.at));
  return version === undefined ? null : feeOf(row.postedMinor, version);
}

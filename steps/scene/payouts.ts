// Settlements judged by the contract and the books alone: whose money went where, when it was due, and what the fee should be.
import type { ContractVersion, HostTransaction, LedgerEntry, Settlement } from '../../simulator/admin/client.ts';
import { CHINA_CALENDAR } from '../../src/definitions/calendar.ts';

const DAY_MS = 86_400_000;
const PPM = 1_000_000;

/** Payments of the merchant's customers; what is voided or reversed costs nothing. */
export const PAYMENTS: readonly string[] = ['sale', 'completion', 'completion-notice'];
const VOIDS: readonly string[] = ['void', 'completion-void'];

export const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

function isWorked(day: string): boolean {
  if (CHINA_CALENDAR.workdays.includes(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !CHINA_CALENDAR.holidays.includes(day);
}

/** The last day on which the money of a business day may arrive (F-63). */
export function latestDay(cycle: Settlement['cycle'], businessDay: string): string {
  if (cycle === 'D+0') return businessDay;
  let day = dayAfter(businessDay);
  while (cycle === 'T+1' && !isWorked(day)) day = dayAfter(day);
  return day;
}

/** The fee in fen by the contract, rounded half up; computed in whole numbers (F-64). */
export function feeByContract(amountMinor: number, { feePpm, fixedFeeMinor, feeCapMinor }: ContractVersion): number {
  const rate = Math.floor((amountMinor * feePpm + PPM / 2) / PPM);
  return Math.min(rate, feeCapMinor ?? rate) + fixedFeeMinor;
}

/** The version that held on a day. */
export const versionOn = (contract: readonly ContractVersion[], day: string): ContractVersion | undefined =>
  contract.findLast(({ validFrom }) => validFrom <= day);

/** Why a settlement is no single clearing, or null: payer, payee and every account of its ledger entry are checked. */
export function detour(
  settlement: Settlement,
  licence: { holder: string; number: string } | undefined,
  account: object | undefined,
  entries: readonly LedgerEntry[],
): string | null {
  const { payer, payee, merchantId, entryId, paidMinor, feesMinor, netMinor } = settlement;
  if (licence === undefined || payer.name !== licence.holder || payer.licence !== licence.number)
    return `payer ${payer.name} ${payer.licence}`;
  const { role, ...paidTo } = payee;
  if (role !== 'merchant settlement account' || JSON.stringify(paidTo) !== JSON.stringify(account))
    return `payee ${payee.holder} ${payee.number}`;
  const entry = entries.find(({ id }) => id === entryId);
  const moved = new Map((entry?.postings ?? []).map((posting) => [posting.account, posting.amountMinor]));
  const [merchant, payout, fees] = [`merchant/${merchantId}`, `settlement/${merchantId}`, 'acquirer/fees'];
  const strangers = [...moved.keys()].filter((each) => ![merchant, payout, fees].includes(each));
  if (strangers.length > 0) return strangers.join(', ');
  const booked = [moved.get(payout) ?? 0, moved.get(fees) ?? 0, moved.get(merchant) ?? 0].join(' / ');
  return netMinor >= 0 && booked !== [paidMinor, feesMinor, -(paidMinor + feesMinor)].join(' / ') ? booked : null;
}

/** What the transactions are worth to the merchant: payments less voids, refunds and fees, in fen. */
export function worth(transactions: readonly HostTransaction[], contract: readonly ContractVersion[]): number {
  return transactions.reduce((sum, { type, state, postedMinor, at }) => {
    if (PAYMENTS.includes(type) && (state === 'approved' || state === 'voided')) {
      const version = versionOn(contract, at.slice(0, 10));
      const fee = state === 'voided' || version === undefined ? 0 : feeByContract(postedMinor, version);
      return sum + postedMinor - fee;
    }
    return state === 'approved' && (VOIDS.includes(type) || type === 'refund') ? sum - postedMinor : sum;
  }, 0);
}

// The totals of a batch: gross, a voided sale stays in debit and its void stands in credit (F-33). And the number of the batch behind it.
import type { TerminalFunction } from '../../terminal/contract.ts';

type Total = { count: number; amountMinor: number };
export type Totals = { debit: Total; credit: Total };
/** Totals of UnionPay cards, and of cards of other organisations. */
export type BatchTotals = { domestic: Totals; foreign: Totals };
/** What the totals need of a journal entry. */
type TotalsItem = { function: TerminalFunction; status: string; amountMinor: number; foreign: boolean };
export type TotalsPolicy = {
  of(items: readonly TotalsItem[]): BatchTotals;
  /** The number of the batch that follows, six digits each. */
  nextBatch(batch: string): string;
};

const DEBIT: readonly TerminalFunction[] = ['sale', 'force-pin-sale', 'qr-sale', 'completion'];
const CREDIT: readonly TerminalFunction[] = ['void', 'refund', 'completion-void'];

/** The item stands in the books of the host: approved, or approved and voided later. */
export function counts(item: Omit<TotalsItem, 'foreign'>): boolean {
  return (item.status === 'approved' || item.status === 'voided') && [...DEBIT, ...CREDIT].includes(item.function);
}

export const totalsPolicy: TotalsPolicy = {
  of(items) {
    const standing = items.filter(counts);
    return {
      domestic: totals(standing.filter(({ foreign }) => !foreign)),
      foreign: totals(standing.filter(({ foreign }) => foreign)),
    };
  },
  // 000000 and 999999 are no batch numbers (F-19).
  nextBatch(batch) {
    const next = Number(batch) + 1;
    return String(next >= 999_999 ? 1 : next).padStart(6, '0');
  },
};

/** Both kinds of cards together, for screen and slip. */
export function allCards({ domestic, foreign }: BatchTotals): Totals {
  const sum = (a: Total, b: Total) => ({ count: a.count + b.count, amountMinor: a.amountMinor + b.amountMinor });
  return { debit: sum(domestic.debit, foreign.debit), credit: sum(domestic.credit, foreign.credit) };
}

function totals(items: readonly TotalsItem[]): Totals {
  return {
    debit: total(items.filter((item) => DEBIT.includes(item.function))),
    credit: total(items.filter((item) => CREDIT.includes(item.function))),
  };
}

function total(items: readonly TotalsItem[]): Total {
  return { count: items.length, amountMinor: items.reduce((sum, item) => sum + item.amountMinor, 0) };
}

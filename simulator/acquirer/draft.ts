// A change in the making: reads see the state with the effects so far, writes only collect effects.

import type { AlertKind, Posting } from '../admin/wire.ts';
import type { CardFunds } from '../ledger/postings.ts';
import { sumOf } from '../ledger/postings.ts';
import { dayOf } from './clearing/calendar.ts';
import { merchantDayKey } from './keys.ts';
import { paidMinor } from './kinds.ts';
import type { CardRow, Collection, Effect, Rows, State, TransactionRow } from './types.ts';

/** An account would come to more than can be counted exactly. */
export class BeyondLedger extends RangeError {
  constructor(account: string) {
    super(
      `${account} would come to more fen than the ledger can count exactly; reset the acquirer, or use smaller amounts`,
    );
    this.name = 'BeyondLedger';
  }
}

export class Draft {
  readonly effects: Effect[] = [];
  readonly postings: Posting[] = [];
  readonly state: State;

  constructor(state: State) {
    this.state = state;
  }

  get<C extends Collection>(collection: C, key: string): Rows[C] | undefined {
    const { effects } = this;
    for (let i = effects.length - 1; i >= 0; i--) {
      const own = effects[i]!;
      if (own.collection === collection && own.key === key) return (own.row as Rows[C] | null) ?? undefined;
    }
    return this.state[collection].get(key) as Rows[C] | undefined;
  }

  put<C extends Collection>(collection: C, key: string, row: Rows[C] | null): void {
    if (collection === 'transactions' && row !== null) this.#turnOver(key, row as TransactionRow);
    this.effects.push({ collection, key, row } as Effect);
  }

  /** A payment adds to the turnover of its day; one that is voided or reversed leaves it. */
  #turnOver(key: string, after: TransactionRow): void {
    const before = this.get('transactions', key);
    const difference = paidMinor(after) - (before === undefined ? 0 : paidMinor(before));
    if (difference === 0) return;
    const { merchantId } = after;
    const day = dayOf(after.at);
    const turnover = merchantDayKey(merchantId, day);
    const amountMinor = (this.get('turnovers', turnover)?.amountMinor ?? 0) + difference;
    this.put('turnovers', turnover, { merchantId, day, amountMinor });
  }

  /** How many rows a collection would have that only ever grows. */
  count(collection: 'transactions' | 'alerts' | 'entries'): number {
    let count = this.state.counts.get(collection) ?? 0;
    for (const effect of this.effects) if (effect.collection === collection) count += 1;
    return count;
  }

  /** What stands on an account, in fen. */
  balance(account: string): number {
    let balance = this.state.balances.get(account) ?? 0;
    for (const posting of this.postings) if (posting.account === account) balance += posting.amountMinor;
    return balance;
  }

  /** The accounts of a card with what stands on them. */
  funds({ account, holdAccount, debtAccount }: CardRow): CardFunds {
    const availableMinor = this.balance(account);
    return { account, holdAccount, debtAccount, availableMinor, debtMinor: this.balance(debtAccount) };
  }

  /**
   * Adds a ledger entry and returns its number. A set that does not sum to zero is a defect of the caller and throws; an empty set
   * adds nothing and gives null.
   */
  post(at: string, memo: string, transactionId: number | null, postings: Posting[]): number | null {
    if (postings.length === 0) return null;
    if (sumOf(postings) !== 0) throw new Error(`${memo}: the postings sum to ${sumOf(postings)}, not 0`);
    const id = this.count('entries') + 1;
    this.put('entries', String(id), { id, at, memo, transactionId, postings });
    this.postings.push(...postings);
    for (const { account } of postings)
      if (!Number.isSafeInteger(this.balance(account))) throw new BeyondLedger(account);
    return id;
  }

  /** Raises an alert for the operator and the back office. */
  alert(at: string, terminalId: string, stan: string, kind: AlertKind, reason: string): void {
    this.put('alerts', String(this.count('alerts') + 1), { at, terminalId, stan, kind, reason });
  }
}

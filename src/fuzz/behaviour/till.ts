// A small model of a till: what must be true of the money and of the terminal, whoever made it, as far as the acts so far are certain.
import fc from 'fast-check';
import type { TerminalFunction } from '../../terminal/index.ts';
import type { Seen } from './seen.ts';
import { type At, type Named, Shop } from './shop.ts';

/** The same sentence of the catalogue in both languages. */
export type Sentence = { en: string; zh: string };

/** What the terminal can do at all, as it declares; `codes` = it can take payment codes at this acquirer. */
export type Abilities = { interfaces: readonly string[]; observes: readonly string[]; codes: boolean };

/** A function under way: what becomes of the money each time that it is approved. */
type Pending = { function: TerminalFunction; approved(): void };

/** Amounts in fen: small and large, odd and even, none alike. */
export const amount = fc.constantFrom(100, 3_000, 12_850, 1_999, 30_000);

export class Till {
  readonly abilities: Abilities;
  readonly shop: Shop;
  readonly at: At;
  seen: Seen;
  network: 'up' | 'down' = 'up';
  paper: 'loaded' | 'out' = 'loaded';
  /** Terminal and acquirer agree whether it is signed in, and on the keys. */
  sessionSure = true;
  /** The amount that the cashier typed into the function under way, in fen; null = none yet. */
  typedMinor: number | null = null;
  /** The last act ended in an approved sale of this amount, in fen. */
  lastSaleMinor: number | null = null;
  /** No payment was tried since the last settlement. */
  batchEmpty = true;
  #pending: Pending | null = null;

  /** A terminal alone in its shop, or one more of a shop. */
  constructor(abilities: Abilities, seen: Seen, shop = new Shop()) {
    this.abilities = abilities;
    this.seen = seen;
    this.shop = shop;
    this.at = shop.tills.push(this) as At;
  }

  /** Nobody does anything at the terminal, and it has power. */
  get idle(): boolean {
    const { power, prompt, function: active, cardInserted } = this.seen;
    return power === 'on' && prompt === null && active === null && !cardInserted;
  }

  /** Nothing is in the way of an ordinary transaction of that function, so that its outcome is certain. */
  calm(chosen: TerminalFunction): boolean {
    const { signedIn, connected, owed } = this.seen;
    return (
      this.offers(chosen) &&
      this.network === 'up' &&
      this.paper === 'loaded' &&
      connected &&
      signedIn &&
      this.sessionSure &&
      !this.faultWaits &&
      !owed.includes('batch-upload') &&
      this.shop.isAtRest(this)
    );
  }

  /** The main screen is there and offers the function. */
  offers(chosen: TerminalFunction): boolean {
    return this.idle && this.seen.menu.includes(chosen);
  }

  get faultWaits(): boolean {
    return this.shop.faults > 0;
  }

  /** A function begins, or goes on, that moves money when it is approved. */
  begin(pending: Pending | null): void {
    this.#pending = pending;
    if (pending !== null) this.batchEmpty = false;
    this.typedMinor = null;
  }

  /** Transactions of that kind in one of these states. A voucher is known at the terminal that gave it; the rest of a merchant's payments at all of its terminals. */
  find(kind: Named['kind'], ...states: Named['state'][]): Named[] {
    return this.shop.named.filter(
      (each) => each.kind === kind && states.includes(each.state) && (kind !== 'sale' || each.at === this.at),
    );
  }

  /** Takes in what came of an act; `acted` = it was made here. */
  take(seen: Seen, acted = true): void {
    this.seen = seen;
    if (acted) this.lastSaleMinor = null;
    this.shop.faults = Math.max(0, this.shop.faults - seen.messages.filter(({ ruled }) => ruled).length);
    if (seen.results.some(({ function: name, outcome }) => name === 'sign-in' && outcome === 'done'))
      this.sessionSure = true;
    const pending = this.#pending;
    const ended = seen.results.filter(({ function: name }) => name === pending?.function);
    for (const { outcome } of ended) if (outcome === 'approved') pending?.approved();
    if (ended.length > 0 || seen.function === null) this.#pending = null;
    if (seen.function === null) this.typedMinor = null;
  }
}

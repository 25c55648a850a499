// What the terminals of a run have in common: the card, what was bought with it, and the POS centre.
import type { Seen } from './seen.ts';

/** Which terminal of the merchant. */
export type At = 1 | 2;

/** A transaction that the sentences call by a name of their own, and where it was made. Amounts in fen. */
export type Named = {
  kind: 'sale' | 'settled sale' | 'pre-authorisation';
  at: At;
  name: string;
  amountMinor: number;
  /** `unsure`: something was tried with it whose outcome nobody knows. */
  state: 'open' | 'done' | 'settled' | 'unsure';
};

/** Wrong PINs in a run: one more and the issuer would not know the card any more. */
const MOST_WRONG_PINS = 2;

/** What the card holds when a run begins, in fen. */
export const BALANCE_MINOR = 100_000;

/** As much as the shop knows of a terminal. */
type Standing = { seen: Pick<Seen, 'power' | 'owed'> };

export class Shop {
  readonly tills: Standing[] = [];
  readonly named: Named[] = [];
  /** What the card must hold while nothing is owed, in fen. */
  balanceMinor = BALANCE_MINOR;
  /** What the card holds is known: nothing is left that nobody takes back. */
  balanceSure = true;
  /** A payment code has paid, and none has been opened since. */
  codePaid = false;
  /** How often the misbehaviour that was asked for has still to happen. */
  faults = 0;
  #wrongPins = 0;

  get mayErr(): boolean {
    return this.#wrongPins < MOST_WRONG_PINS;
  }

  /** Somebody enters a wrong PIN. */
  err(): void {
    this.#wrongPins += 1;
  }

  /** Every terminal has power and owes nothing, this one aside. */
  isAtRest(aside?: Standing): boolean {
    return this.tills.every((till) => till === aside || (till.seen.power === 'on' && till.seen.owed.length === 0));
  }
}

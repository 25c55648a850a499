// Who has a served terminal for himself: one holder at a time, on a lease that each of his requests renews.
import { randomUUID } from 'node:crypto';
import { ContractError, type HoldGrant, type HoldRequest } from './contract.ts';

/** How long a hold outlives its holder's last request when he does not say, in milliseconds. */
export const LEASE_MS = 30_000;

type Hold = { token: string; holder: string; since: string; leaseMs: number; until: number };

export class Holds {
  #hold: Hold | null = null;
  readonly #now: () => number;

  /** @param now milliseconds of a clock that does not step */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Gives the terminal to the holder, or renews what he has. Throws `held` when somebody else has it. */
  take({ holder, leaseMs = LEASE_MS }: HoldRequest, token: string | undefined): HoldGrant {
    this.assertFree(token);
    const { token: own = randomUUID(), since = new Date().toISOString() } = this.#current() ?? {};
    this.#hold = { token: own, holder, since, leaseMs, until: this.#now() + leaseMs };
    return { hold: own };
  }

  /** Throws `held` unless nobody has the terminal, or the one with this token. */
  assertFree(token: string | undefined): void {
    const hold = this.#current();
    if (hold === null || hold.token === token) return;
    throw new ContractError('held', `The terminal is held by ${hold.holder} since ${hold.since}.`);
  }

  /** The holder was heard of: his lease begins again. */
  renew(token: string | undefined): void {
    const hold = this.#current();
    if (hold !== null && hold.token === token) hold.until = this.#now() + hold.leaseMs;
  }

  release(token: string | undefined): void {
    this.assertFree(token);
    this.#hold = null;
  }

  #current(): Hold | null {
    if (this.#hold !== null && this.#now() >= this.#hold.until) this.#hold = null;
    return this.#hold;
  }
}

// A small model of a till: what must be true of the money and of the terminal, whoever made it, as far as the acts so far are certain.
import fc from 'fast-check';
import type { PromptKind, TerminalFunction } from '../../terminal/index.ts';

/** The same sentence of the catalogue in both languages. */
export type Sentence = { en: string; zh: string };

/** A message that reached the acquirer; `ruled` = one of the misbehaviours that were asked for happened to it. */
type MessageSeen = {
  transaction: string | null;
  code: string | null;
  fields: readonly string[];
  ruled: boolean;
};

/** What can be seen of the terminal once it is quiet; `results` and `messages` are those since the last look. */
export type Seen = {
  power: 'on' | 'off';
  connected: boolean;
  signedIn: boolean;
  prompt: PromptKind | null;
  function: TerminalFunction | null;
  menu: readonly TerminalFunction[];
  owed: readonly string[];
  cardInserted: boolean;
  results: readonly { function: TerminalFunction; outcome: string }[];
  messages: readonly MessageSeen[];
};

/** What the terminal can do at all, as it declares. */
export type Abilities = { interfaces: readonly string[]; observes: readonly string[] };

/** A transaction that the sentences call by a name of their own. Amounts in fen. */
export type Named = {
  kind: 'sale' | 'settled sale' | 'pre-authorisation';
  name: string;
  amountMinor: number;
  /** `unsure`: something was tried with it whose outcome nobody knows. */
  state: 'open' | 'done' | 'settled' | 'unsure';
};

/** A function under way: what becomes of the money each time that it is approved. */
type Pending = { function: TerminalFunction; approved(): void };

/** Amounts in fen: small and large, odd and even, none alike. */
export const amount = fc.constantFrom(100, 3_000, 12_850, 1_999, 30_000);

/** Wrong PINs in a run: one more and the issuer would not know the card any more. */
const MOST_WRONG_PINS = 2;

/** What the card holds when a run begins, in fen. */
export const BALANCE_MINOR = 100_000;

export class Till {
  readonly abilities: Abilities;
  seen: Seen;
  network: 'up' | 'down' = 'up';
  paper: 'loaded' | 'out' = 'loaded';
  /** What the card must hold while nothing is owed, in fen. */
  balanceMinor = BALANCE_MINOR;
  /** What the card holds is known: nothing is left that nobody takes back. */
  balanceSure = true;
  /** Terminal and acquirer agree whether it is signed in, and on the keys. */
  sessionSure = true;
  /** The amount that the cashier typed into the function under way, in fen; null = none yet. */
  typedMinor: number | null = null;
  /** The last act ended in an approved sale of this amount, in fen. */
  lastSaleMinor: number | null = null;
  readonly named: Named[] = [];
  #pending: Pending | null = null;
  /** How often the misbehaviour that was asked for has still to happen. */
  #faults = 0;
  #wrongPins = 0;

  constructor(abilities: Abilities, seen: Seen) {
    this.abilities = abilities;
    this.seen = seen;
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
      this.#faults === 0 &&
      !owed.includes('batch-upload')
    );
  }

  /** The main screen is there and offers the function. */
  offers(chosen: TerminalFunction): boolean {
    return this.idle && this.seen.menu.includes(chosen);
  }

  get faultWaits(): boolean {
    return this.#faults > 0;
  }

  /** The acquirer will misbehave so many times. */
  expectFaults(times: number): void {
    this.#faults = times;
  }

  /** A function begins, or goes on, that moves money when it is approved. */
  begin(pending: Pending | null): void {
    this.#pending = pending;
    this.typedMinor = null;
  }

  get mayErr(): boolean {
    return this.#wrongPins < MOST_WRONG_PINS;
  }

  /** Somebody enters a wrong PIN. */
  err(): void {
    this.#wrongPins += 1;
  }

  find(kind: Named['kind'], ...states: Named['state'][]): Named[] {
    return this.named.filter((each) => each.kind === kind && states.includes(each.state));
  }

  /** Takes in what came of an act. */
  take(seen: Seen): void {
    this.seen = seen;
    this.lastSaleMinor = null;
    this.#faults = Math.max(0, this.#faults - seen.messages.filter(({ ruled }) => ruled).length);
    if (seen.results.some(({ function: name, outcome }) => name === 'sign-in' && outcome === 'done'))
      this.sessionSure = true;
    const pending = this.#pending;
    const ended = seen.results.filter(({ function: name }) => name === pending?.function);
    for (const { outcome } of ended) if (outcome === 'approved') pending?.approved();
    if (ended.length > 0 || seen.function === null) this.#pending = null;
    if (seen.function === null) this.typedMinor = null;
  }
}

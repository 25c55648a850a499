// One run of a campaign: acts one after the other at a terminal, and after each what must be true.
import type { Bilingual, Violation } from '../../definitions/evidence.ts';
import type { Act, Claim } from './act.ts';
import { ALWAYS_TRUE, standing } from './claims.ts';
import { type Abilities, type Seen, type Sentence, Till } from './till.ts';

/** An act as it was made. */
export type Made = { act: Act; choice: number };

/** The terminal and everything around it, as a campaign needs it. */
export type Counter = {
  abilities: Abilities;
  /** Plays a sentence; null when it went well, what was wrong when it did not. Throws when the harness or the adapter failed. */
  say(sentence: string): Promise<Trouble | null>;
  /** How the terminal stands now that it is quiet. */
  look(): Promise<Seen>;
  /** What the oracle finds in the books now. */
  inspect(): Promise<readonly Violation[]>;
};

export type Trouble = { text: Bilingual; expected?: string; actual?: string };

/** What was wrong: `name` is the same for the same thing, `rule` the oracle's; `claim` is what a scenario of it ends with. */
export type Breach = Trouble & { name: string; rule: string | null; claim: Claim };

/** What a run reached, as `sale/4`, `sale → 51`, `pin × restart`. */
export type Reached = { fields: Set<string>; codes: Set<string>; moments: Set<string> };

export const nothingReached = (): Reached => ({ fields: new Set(), codes: new Set(), moments: new Set() });

export class Run {
  readonly till: Till;
  /** What was done so far. */
  readonly made: Made[] = [];
  /** The same in words. */
  readonly said: Sentence[] = [];
  breach: Breach | null = null;
  readonly #counter: Counter;
  readonly #reached: Reached;
  readonly #language: keyof Sentence;

  private constructor(counter: Counter, seen: Seen, reached: Reached, language: keyof Sentence) {
    this.#counter = counter;
    this.#reached = reached;
    this.#language = language;
    this.till = new Till(counter.abilities, seen);
  }

  static async begin(counter: Counter, reached: Reached, language: keyof Sentence): Promise<Run> {
    return new Run(counter, await counter.look(), reached, language);
  }

  /** Makes the act and looks at everything; afterwards `breach` says what was wrong. Throws when the harness or the adapter failed. */
  async make({ act, choice }: Made): Promise<void> {
    const { till } = this;
    const sentence = act.say(till, choice);
    const moment = till.seen.power === 'off' ? 'off' : (till.seen.prompt ?? (till.idle ? 'idle' : 'busy'));
    const claims = act.tried?.(till, choice) ?? [];
    this.made.push({ act, choice });
    this.said.push(sentence);
    this.#reached.moments.add(`${moment} × ${act.name}`);
    const trouble = await this.#counter.say(sentence[this.#language]);
    till.take(await this.#counter.look());
    this.#note();
    this.breach =
      trouble === null
        ? ((await this.#audit(claims[0])) ?? (await this.#check([...claims, ...standing(till)])))
        : { ...trouble, name: `act: ${act.name}`, rule: null, claim: claims[0] ?? ALWAYS_TRUE };
  }

  async #audit(certain: Claim = ALWAYS_TRUE): Promise<Breach | null> {
    const [violation] = await this.#counter.inspect();
    if (violation === undefined) return null;
    const { rule, text, expected, actual } = violation;
    return { name: rule, rule, text, expected, actual, claim: certain };
  }

  async #check(claims: readonly Claim[]): Promise<Breach | null> {
    for (const claim of claims) {
      const trouble = await this.#counter.say(claim.sentence[this.#language]);
      if (trouble !== null) return { ...trouble, name: claim.name, rule: null, claim };
    }
    return null;
  }

  #note(): void {
    for (const { transaction, code, fields } of this.till.seen.messages) {
      if (transaction === null) continue;
      for (const field of fields) this.#reached.fields.add(`${transaction}/${field}`);
      this.#reached.codes.add(`${transaction} → ${code ?? '–'}`);
    }
  }
}

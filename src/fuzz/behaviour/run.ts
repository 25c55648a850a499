// One run of a campaign: acts one after the other at a terminal, and after each what must be true.
import type { Bilingual, Violation } from '../../definitions/evidence.ts';
import type { Act, Claim } from './act.ts';
import { ALWAYS_TRUE, standing } from './claims.ts';
import { sceneOf, turnTo } from './scene.ts';
import type { Seen } from './seen.ts';
import { type At, Shop } from './shop.ts';
import { type Abilities, type Sentence, Till } from './till.ts';

/** An act as it was made, and at which terminal. */
export type Made = { act: Act; choice: number; at: At };

/** The terminals and everything around them, as a campaign needs it. */
export type Counter = {
  abilities: Abilities;
  /** How many terminals there are. */
  tills: At;
  /** Plays a sentence; null when it went well, what was wrong when it did not. Throws when the harness or the adapter failed. */
  say(sentence: string): Promise<Trouble | null>;
  /** How that terminal stands now that it is quiet. */
  look(at: At): Promise<Seen>;
  /** What the oracle finds in the books of that terminal now. */
  inspect(at: At): Promise<readonly Violation[]>;
};

export type Trouble = { text: Bilingual; expected?: string; actual?: string };

/** What was wrong: `name` is the same for the same thing, `rule` the oracle's; `claim` is what a scenario of it ends with. */
export type Breach = Trouble & { name: string; rule: string | null; claim: Claim };

/** What a run reached, as `sale/4`, `sale → 51`, `pin × restart`. */
export type Reached = { fields: Set<string>; codes: Set<string>; moments: Set<string> };

export const nothingReached = (): Reached => ({ fields: new Set(), codes: new Set(), moments: new Set() });

export class Run {
  readonly #tills: readonly Till[];
  /** What was done so far. */
  readonly made: Made[] = [];
  /** The same in words. */
  readonly said: Sentence[] = [];
  breach: Breach | null = null;
  readonly #counter: Counter;
  readonly #reached: Reached;
  readonly #language: keyof Sentence;
  /** Where people stand. */
  #at: At = 1;

  private constructor(counter: Counter, seen: readonly Seen[], reached: Reached, language: keyof Sentence) {
    this.#counter = counter;
    this.#reached = reached;
    this.#language = language;
    const shop = new Shop();
    this.#tills = seen.map((each) => new Till(counter.abilities, each, shop));
  }

  static async begin(counter: Counter, reached: Reached, language: keyof Sentence): Promise<Run> {
    const seen = [await counter.look(1)];
    if (counter.tills === 2) seen.push(await counter.look(2));
    return new Run(counter, seen, reached, language);
  }

  /** How many terminals there are. */
  get tills(): At {
    return this.#counter.tills;
  }

  /** What a scenario of this run begins with. */
  get scene(): readonly Sentence[] {
    return sceneOf({ tills: this.tills, codes: this.#counter.abilities.codes });
  }

  /** The model of that terminal; that of the only one where there are no two. */
  till(at: At): Till {
    return this.#tills[at - 1] ?? (this.#tills[0] as Till);
  }

  /** Makes the act and looks at everything; afterwards `breach` says what was wrong. Throws when the harness or the adapter failed. */
  async make({ act, choice, at }: Made): Promise<void> {
    const till = this.till(at);
    if (till.at !== this.#at) {
      this.#at = till.at;
      await this.#say(turnTo(till.at));
    }
    const sentence = act.say(till, choice);
    const moment = till.seen.power === 'off' ? 'off' : (till.seen.prompt ?? (till.idle ? 'idle' : 'busy'));
    const claims = act.tried?.(till, choice) ?? [];
    this.made.push({ act, choice, at: till.at });
    this.#reached.moments.add(`${moment} × ${act.name}`);
    const trouble = await this.#say(sentence);
    for (const each of this.#tills) {
      each.take(await this.#counter.look(each.at), each === till);
      this.#note(each);
    }
    this.breach =
      trouble === null
        ? ((await this.#audit(claims[0])) ?? (await this.#check([...claims, ...standing(till)])))
        : { ...trouble, name: `act: ${act.name}`, rule: null, claim: claims[0] ?? ALWAYS_TRUE };
  }

  #say(sentence: Sentence): Promise<Trouble | null> {
    this.said.push(sentence);
    return this.#counter.say(sentence[this.#language]);
  }

  async #audit(certain: Claim = ALWAYS_TRUE): Promise<Breach | null> {
    for (const { at } of this.#tills) {
      const [violation] = await this.#counter.inspect(at);
      if (violation === undefined) continue;
      const { rule, text, expected, actual } = violation;
      return { name: rule, rule, text, expected, actual, claim: certain };
    }
    return null;
  }

  async #check(claims: readonly Claim[]): Promise<Breach | null> {
    for (const claim of claims) {
      const trouble = await this.#counter.say(claim.sentence[this.#language]);
      if (trouble !== null) return { ...trouble, name: claim.name, rule: null, claim };
    }
    return null;
  }

  #note({ seen }: Till): void {
    for (const { transaction, code, fields } of seen.messages) {
      if (transaction === null) continue;
      for (const field of fields) this.#reached.fields.add(`${transaction}/${field}`);
      this.#reached.codes.add(`${transaction} → ${code ?? '–'}`);
    }
  }
}

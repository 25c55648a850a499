// The door `tillproof/steps`: a project's own sentences, and its own rules about the books, in files that `steps:` of its configuration names.
import type { Rule } from '../src/oracle/rule.ts';
import { asOwnFault } from './own-fault.ts';
import { OWN_RULES, OWN_SENTENCES } from './own-sentences.ts';
import { type Phrase, phrase } from './phrases.ts';
import { register } from './register.ts';

export type { Books } from '../src/oracle/index.ts';
export type { Breach, Rule } from '../src/oracle/rule.ts';
export type { TillWorld } from './scene/till.ts';

/**
 * Adds a sentence in both languages, as `phrase` states it. A Then calls `till.check` at least once; whatever else it throws is a fault of
 * the project's code, told with its place, and blames no terminal.
 */
export const sentence: typeof phrase = (...stated) => {
  const { handler, ...words }: Phrase = phrase(...stated);
  const told: Phrase['handler'] = async (...given) => {
    try {
      return await handler(...given);
    } catch (error) {
      throw asOwnFault(error);
    }
  };
  const added = { ...words, handler: told };
  OWN_SENTENCES.push(added);
  register(added);
  return added;
};

/** Adds a rule that the books are held against after every scenario. Throws when there is one of that name already. */
export function rule(name: string, look: Rule): void {
  if (OWN_RULES.has(name)) throw new Error(`There is a rule ${name} already.`);
  OWN_RULES.set(name, (...books) => {
    try {
      return look(...books);
    } catch (error) {
      throw asOwnFault(error);
    }
  });
}

// What a row about survivors is.
import type { Bilingual } from '../definitions/evidence.ts';

/**
 * Why a mutant is not noticed. `equivalent`: nobody can tell it from the right terminal. `not-observable`: not from outside.
 * `outside`: no requirement of the guide says anything about it. `blind`: the suite does not look there yet, and should.
 */
export const REASONS = ['equivalent', 'not-observable', 'outside', 'blind'] as const;
export type Survivor = {
  /** Ids of mutants; a `*` stands for any characters, `{a,b}` for one of these. */
  mutants: readonly string[];
  reason: (typeof REASONS)[number];
  why: Bilingual;
};

/** Whether a row speaks of the mutant. */
export function speaksOf({ mutants }: Pick<Survivor, 'mutants'>, id: string): boolean {
  return mutants.some((each) => expressionOf(each).test(id));
}

const made = new Map<string, RegExp>();
function expressionOf(pattern: string): RegExp {
  const known = made.get(pattern);
  if (known !== undefined) return known;
  const source = pattern
    .replace(/[.+^$()|[\]\\?]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(',', '|')})`);
  const expression = new RegExp(`^${source}$`);
  made.set(pattern, expression);
  return expression;
}

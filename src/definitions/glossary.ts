// The words of the step sentences: one meaning each, in both languages, and what counts as a terminal saying it.
import { TEST_CARDS } from './cards.ts';
import { FUNCTION_TERMS } from './glossary/functions.ts';
import { CARD_STATUS_TERMS, PROFILE_TERMS } from './glossary/names.ts';
import { PROMPT_TERMS } from './glossary/screen-prompts.ts';
import { RESULT_TERMS } from './glossary/screen-results.ts';
import { STATE_TERMS } from './glossary/screen-states.ts';
import { SLIP_TERMS } from './glossary/slip.ts';
import type { Term, TermKind } from './glossary/term.ts';

export { TERM_KINDS, type Term, type TermKind } from './glossary/term.ts';

const CARD_TERMS: Record<string, Term> = Object.fromEntries(
  Object.values(TEST_CARDS).map(({ kind, zh }) => [kind, { en: kind, zh, accept: [] }]),
);

/** Every term by kind and key; the key of a function, card, status or profile is its name elsewhere in the project. */
export const TERMS = {
  function: FUNCTION_TERMS,
  card: CARD_TERMS,
  'card-status': CARD_STATUS_TERMS,
  profile: PROFILE_TERMS,
  screen: { ...RESULT_TERMS, ...STATE_TERMS, ...PROMPT_TERMS },
  slip: SLIP_TERMS,
} as const satisfies Record<TermKind, Record<string, Term>>;

/** A term together with where it was found. */
export type FoundTerm = Term & { kind: TermKind; key: string };

const plain = (text: string) =>
  text
    .trim()
    .replace(/[。.!！]$/, '')
    .toLowerCase();

/**
 * The term that a step text names in English or Chinese, without regard to case or a closing full stop; null when no term
 * has that name. `kind` decides where one word has two meanings; without it the first kind in the order of TERMS wins.
 */
export function termOf(text: string, kind?: TermKind): FoundTerm | null {
  const wanted = plain(text);
  for (const [each, terms] of Object.entries(TERMS) as [TermKind, Record<string, Term>][]) {
    if (kind !== undefined && each !== kind) continue;
    for (const [key, term] of Object.entries(terms)) {
      if ([term.en, term.zh, ...(term.also ?? [])].some((name) => plain(name) === wanted)) {
        return { ...term, kind: each, key };
      }
    }
  }
  return null;
}

/** True when the lines of a screen or slip say the term: on one line, or broken across lines. */
export function saysTerm(term: Pick<Term, 'accept'>, lines: readonly string[]): boolean {
  const texts = [...lines, lines.join(' '), lines.join('')];
  return term.accept.some((pattern) => texts.some((text) => pattern.test(text)));
}

// The words of the step sentences: one meaning each, in both languages, and what counts as a terminal saying it.
import { TEST_CARDS } from './cards.ts';
import { FUNCTION_TERMS } from './glossary/functions.ts';
import { CARD_STATUS_TERMS, PROFILE_TERMS } from './glossary/names.ts';
import { PROMPT_TERMS } from './glossary/screen-prompts.ts';
import { RESULT_TERMS } from './glossary/screen-results.ts';
import { STATE_TERMS } from './glossary/screen-states.ts';
import { TROUBLE_TERMS } from './glossary/screen-trouble.ts';
import { SLIP_TERMS } from './glossary/slip.ts';
import { SLIP_LABELS, SLIP_TRANSACTIONS } from './glossary/slip-labels.ts';
import type { Term, TermKind } from './glossary/term.ts';

export type { Term, TermKind } from './glossary/term.ts';

const CARD_TERMS: Record<string, Term> = Object.fromEntries(
  Object.values(TEST_CARDS).map(({ kind, zh }) => [kind, { en: kind, zh, accept: [] }]),
);

/** Every term by kind and key; the key of a function, card, status or profile is its name elsewhere in the project. */
export const TERMS = {
  function: FUNCTION_TERMS,
  card: CARD_TERMS,
  'card-status': CARD_STATUS_TERMS,
  profile: PROFILE_TERMS,
  screen: { ...RESULT_TERMS, ...TROUBLE_TERMS, ...STATE_TERMS, ...PROMPT_TERMS },
  slip: SLIP_TERMS,
  label: { ...SLIP_LABELS, ...SLIP_TRANSACTIONS },
} as const satisfies Record<TermKind, Record<string, Term>>;

/** What people read on a screen or a slip, and what stands there before a figure; the other kinds are names that step authors choose from. */
export const SEEN_KINDS = ['screen', 'slip', 'label'] as const satisfies readonly TermKind[];
export type SeenKind = (typeof SEEN_KINDS)[number];

/** The wordings of a term that are listed, in each language: each of them counts, and so does much that is like them. */
export function wordingsOf({ en, zh, also = [], heard = [] }: Term): { en: string[]; zh: string[] } {
  const all = [...new Set([en, zh, ...also, ...heard])];
  const chinese = (text: string) => /\p{Script=Han}/u.test(text);
  return { en: all.filter((text) => !chinese(text)), zh: all.filter(chinese) };
}

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
  terms ??= termsByName();
  const found = terms.get(plain(text)) ?? [];
  return (kind === undefined ? found[0] : found.find((term) => term.kind === kind)) ?? null;
}

let terms: Map<string, FoundTerm[]> | undefined;

/** The terms that have each name, in the order of TERMS. */
function termsByName(): Map<string, FoundTerm[]> {
  const byName = new Map<string, FoundTerm[]>();
  for (const [kind, all] of Object.entries(TERMS) as [TermKind, Record<string, Term>][])
    for (const [key, term] of Object.entries(all))
      for (const name of [term.en, term.zh, ...(term.also ?? [])]) {
        const named = byName.get(plain(name));
        if (named === undefined) byName.set(plain(name), [{ ...term, kind, key }]);
        else named.push({ ...term, kind, key });
      }
  return byName;
}

/** A text may be broken across so many lines. */
const MOST_LINES = 3;

/** What divides a text into clauses: punctuation, a dash between blanks, a gap, a blank between Chinese characters. */
const CLAUSE_ENDS =
  /\s*[,;:.!?，。；：！？、()（）[\]【】/|]+\s*|\s+[-–—]+\s+|[\u3000\t]+| {2,}|(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
/** An answer code in front of its text, as in "51-…". */
const CODE_IN_FRONT = /^\s*\[?[0-9A-Z]{2}\]?\s*-/i;

/** The text as `|clause|clause|`, in small letters. */
function clauses(text: string): string {
  const known = divided.get(text);
  if (known !== undefined) return known;
  const found = `|${text.replace(CODE_IN_FRONT, '').toLowerCase().replace(CLAUSE_ENDS, '|').trim()}|`.replace(
    /\|\s*\|+/g,
    '|',
  );
  if (divided.size >= MOST_DIVIDED) divided.clear();
  divided.set(text, found);
  return found;
}

/** Slips and screens say the same again and again, and wordings are asked for line by line. */
const divided = new Map<string, string>();
const MOST_DIVIDED = 4096;

/** Every line, and every few lines in a row as one text. */
function runs(lines: readonly string[]): string[] {
  return lines.flatMap((_, from) =>
    Array.from({ length: Math.min(MOST_LINES, lines.length - from) }, (_, more) =>
      lines.slice(from, from + more + 1),
    ).flatMap((part) => (part.length === 1 ? part : [part.join(' '), part.join('')])),
  );
}

/** True when the lines say one of these wordings as a clause of its own: "Declined: not enough money (51)" says "Not enough money". */
export function saysWords(wordings: readonly string[], lines: readonly string[]): boolean {
  if (wordings.length === 0) return false;
  const texts = runs(lines).map(clauses);
  return wordings.map(clauses).some((wanted) => texts.some((text) => text.includes(wanted)));
}

/**
 * True when the lines of a screen or slip say the term: on one line, or broken across lines. A listed wording has to be a clause of its
 * own; the patterns know more, and what must not stand around them.
 */
export function saysTerm({ accept, heard = [] }: Pick<Term, 'accept' | 'heard'>, lines: readonly string[]): boolean {
  const texts = [...lines, lines.join(' '), lines.join('')];
  return accept.some((pattern) => texts.some((text) => pattern.test(text))) || saysWords(heard, lines);
}

// A terminal's own wordings for texts of the table of words, as a run configuration gives them.

import type { Bilingual } from './evidence.ts';
import { areOpposite } from './glossary/opposites.ts';
import {
  type FoundTerm,
  SEEN_KINDS,
  type SeenKind,
  saysTerm,
  saysWords,
  TERMS,
  type Term,
  termOf,
} from './glossary.ts';

/** A name of a text in either language, and the wordings that the terminal has for it. */
export type OwnWords = Readonly<Record<string, readonly string[]>>;

/** Shorter ones are found in almost anything. */
const SHORTEST = 2;

/** The terms of that name: one that is on screens and slips alike is both. */
const namedTerms = (name: string): FoundTerm[] => SEEN_KINDS.flatMap((kind) => termOf(name, kind) ?? []);

/** The wordings that the terminal has of its own for the term of that kind. */
export const ownWordingsOf = (own: OwnWords, kind: SeenKind, key: string): string[] =>
  Object.entries(own).flatMap(([name, wordings]) => (termOf(name, kind)?.key === key ? wordings : []));

/**
 * Two mappings as one. Those that lie over the others come first: for a text that they name the others do not count, and neither does
 * a wording that contradicts them, nor one for a text that there is not.
 */
export function wordsOver(under: OwnWords, over: OwnWords): OwnWords {
  const termsOf = (name: string) => namedTerms(name).map(({ kind, key }) => `${kind}/${key}`);
  const mapped = new Set(Object.keys(over).flatMap(termsOf));
  const left = Object.entries(under).filter(([name, wordings]) => {
    const terms = termsOf(name);
    if (terms.length === 0 || terms.some((term) => mapped.has(term))) return false;
    return wordingFaults({ ...over, [name]: wordings }).length === 0;
  });
  return { ...Object.fromEntries(left), ...over };
}

/** Names of the mapping that no text has. */
export const unknownNames = (own: OwnWords): string[] =>
  Object.keys(own).filter((name) => namedTerms(name).length === 0);

/** `name` is that of the text whose wording is wrong. */
type WordingFault = Bilingual & { name: string };

/** What is wrong with the wordings, in words: a wording must not make a wrong text right, so it may not mean two things that exclude each other. */
export function wordingFaults(own: OwnWords): WordingFault[] {
  return Object.entries(own).flatMap(([name, wordings]) =>
    wordings.flatMap((wording) => {
      if ((wording.match(/[\p{L}\p{N}]/gu) ?? []).length < SHORTEST)
        return {
          name,
          en: `"${name}": the wording "${wording}" is too short to mean anything.`,
          zh: `“${name}”：措辞“${wording}”过短，没有意义。`,
        };
      return namedTerms(name).flatMap((term) =>
        contradictions(own, term, wording).map((fault) => ({ name, ...fault })),
      );
    }),
  );
}

function contradictions(own: OwnWords, term: FoundTerm, wording: string): Bilingual[] {
  const others = Object.entries<Term>(TERMS[term.kind]).filter(([key]) => areOpposite(term.key, key));
  return others
    .filter(
      ([key, other]) =>
        saysTerm(other, [wording]) ||
        ownWordingsOf(own, term.kind as SeenKind, key).some(
          (each) => saysWords([each], [wording]) || saysWords([wording], [each]),
        ),
    )
    .map(([, { en, zh }]) => ({
      en: `"${term.en}": the wording "${wording}" also says "${en}", which is the opposite.`,
      zh: `“${term.zh}”：措辞“${wording}”也表示“${zh}”，与之相反。`,
    }));
}

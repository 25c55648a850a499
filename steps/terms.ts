// Whether a text on the screen or a slip says what a scenario expects, in whichever accepted wording.
import { saysTerm, type TermKind, termOf } from '../src/definitions/glossary.ts';

/**
 * True when the lines say it. Words of the glossary count in every accepted wording of both languages; any other words
 * have to stand there literally, without regard to case.
 */
export function shows(lines: readonly string[], words: string, kind: TermKind): boolean {
  const term = termOf(words, kind);
  if (term !== null) return saysTerm(term, lines);
  return lines.some((line) => line.toLowerCase().includes(words.toLowerCase()));
}

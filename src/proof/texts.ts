// The texts that a terminal says, by the terms of the glossary, and how a glass makes another of them.
import { saysTerm, TERMS, type Term } from '../definitions/glossary.ts';
import type { Event, State } from '../terminal/index.ts';

export const SCREEN_TERMS = Object.entries(TERMS.screen as Record<string, Term>);

/** The lines that people read of an event; none of one that shows none. */
export function linesOf(event: Event): readonly string[] {
  if (event.kind === 'display' || event.kind === 'result') return event.lines;
  return event.kind === 'prompt' ? [event.text] : [];
}

/** The event with other lines in it. */
export function withLines(event: Event, change: (lines: readonly string[]) => string[]): Event {
  if (event.kind === 'display' || event.kind === 'result') return { ...event, lines: change(event.lines) };
  return event.kind === 'prompt' ? { ...event, text: change([event.text]).join(' ') } : event;
}

export const onScreen = (state: State, change: (lines: readonly string[]) => string[]): State => ({
  ...state,
  screen: change(state.screen),
});

/** Whether the lines say the term; a term that several lines say together is in all of them. */
export const says = (term: Term, lines: readonly string[]): boolean => lines.length > 0 && saysTerm(term, lines);

/** The lines without the term, or with other words in its place: of each line that says it, or else of all. */
export function without(term: Term, instead: string | null) {
  return (lines: readonly string[]): string[] => {
    const own = lines.filter((line) => saysTerm(term, [line]));
    const gone = (line: string) => own.length === 0 || own.includes(line);
    return lines.map((line) => (gone(line) ? (instead ?? '') : line));
  };
}

const isChinese = (lines: readonly string[]) => /\p{Script=Han}/u.test(lines.join(''));
/** The term in the language that the lines are not in. */
export const inOtherLanguage =
  (term: Term) =>
  (lines: readonly string[]): string[] =>
    without(term, isChinese(lines) ? term.en : term.zh)(lines);

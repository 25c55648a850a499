// Whether a text on the screen or a slip says what a scenario expects, in whichever accepted wording, and which wordings those are.
import { type SeenKind, saysTerm, saysWords, termOf, wordingsOf } from '../../src/definitions/glossary.ts';
import { ownWordingsOf } from '../../src/definitions/own-words.ts';
import type { TillWorld } from './till.ts';

type Reader = Pick<TillWorld, 'ownWords'>;

/**
 * True when the lines say it. Words of the glossary count in every accepted wording of both languages, those of the terminal's own
 * among them; any other words, which a scenario marks as literal, have to stand there as they are, without regard to case.
 */
export function shows({ ownWords }: Reader, lines: readonly string[], words: string, kind: SeenKind): boolean {
  const term = termOf(words, kind);
  if (term === null) return lines.some((line) => line.toLowerCase().includes(words.toLowerCase()));
  return saysTerm(term, lines) || saysWords(ownWordingsOf(ownWords, kind, term.key), lines);
}

/** What a finding says was expected: the wordings that count, in the language of the feature. */
export function accepted(till: TillWorld, words: string, ...kinds: SeenKind[]): string {
  const found = kinds.flatMap((kind) => {
    const term = termOf(words, kind);
    if (term === null) return [];
    const { en, zh } = wordingsOf(term);
    return [...(till.language === 'en' ? en : zh), ...ownWordingsOf(till.ownWords, kind, term.key)];
  });
  const all = [...new Set(found)];
  if (all.length === 0) return till.say({ en: `"${words}", literally`, zh: `“${words}”（逐字）` });
  return till.say({
    en: `one of ${all.map((each) => `"${each}"`).join(', ')}`,
    zh: `以下之一：${all.map((each) => `“${each}”`).join('、')}`,
  });
}

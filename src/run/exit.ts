// Exit codes of every command, and the error that carries one.
import type { Bilingual } from '../definitions/evidence.ts';

/** 0 compliant · 1 not compliant · 2 wrong usage or configuration · 3 inconclusive (harness, adapter or environment). */
export const EXIT = { compliant: 0, notCompliant: 1, usage: 2, inconclusive: 3 } as const;

/** Ends a command with a message for people and an exit code; the message of the error is the English one. */
export class CommandError extends Error {
  readonly exitCode: number;
  readonly words: Bilingual;
  /** The reason alone, for a report, which says the verdict itself. */
  readonly reason: Bilingual;
  /** @param words one text for both languages where it comes from elsewhere */
  constructor(words: string | Bilingual, exitCode: number = EXIT.usage, reason?: Bilingual) {
    const both = typeof words === 'string' ? { en: words, zh: words } : words;
    super(both.en);
    this.name = 'CommandError';
    this.words = both;
    this.reason = reason ?? both;
    this.exitCode = exitCode;
  }
}

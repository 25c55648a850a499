// The language of what a command prints: what `--language` says, else that of the console.
import { type ConsoleLanguage, consoleLanguage } from '../compliance/console-language.ts';
import { choose } from '../run/options.ts';

/** Throws a CommandError when it is asked for another language than these two. */
export function spoken(asked: string | undefined): ConsoleLanguage {
  return consoleLanguage(asked === undefined ? undefined : choose('--language', asked, ['en', 'zh-CN']));
}

/** The same as the tag of the language. */
export const spokenTag = (asked: string | undefined) => (({ en: 'en', zh: 'zh-CN' }) as const)[spoken(asked)];

// In which language a command speaks to the person at the console.

/** As the two sides of a Bilingual. */
export type ConsoleLanguage = 'en' | 'zh';

/**
 * The language of the scenarios where only one is asked for, else that of the locale: `LC_ALL`, `LC_MESSAGES`, `LANG` in this order (POSIX
 * 8.2), or what the system says where none of them is set.
 *
 * @param asked `--language`: en, zh-CN or both
 */
export function consoleLanguage(
  asked: string | undefined,
  { LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv = process.env,
): ConsoleLanguage {
  if (asked === 'en') return 'en';
  if (asked === 'zh-CN') return 'zh';
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh\b|^zh[_-]/i.test(locale) ? 'zh' : 'en';
}

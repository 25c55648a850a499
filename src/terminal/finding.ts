// What a check of probe or doctor found, in both languages.
import type { Bilingual } from '../definitions/evidence.ts';

/**
 * One thing that was looked at. `expected` and `actual` are sentences; `late` = the test system itself was late, in a sentence, so that nothing is
 * said about the terminal; `zh` = the same in Chinese; `advice` = not as expected, and no fault in its version.
 */
export type Finding = Told & { check: string; ok: boolean; advice?: true; zh: Told };
type Told = { expected: string; actual: string; late?: string };

export const SOUND_DECLARATION: Bilingual = {
  en: 'a declaration that holds against the schema',
  zh: '能力声明符合结构定义',
};
const AS_EXPECTED: Bilingual = { en: 'as expected', zh: '符合' };

/** What was looked at, in both languages. */
export function findingOf(
  check: string,
  expected: Bilingual,
  wrong: Bilingual | null,
  late: Bilingual | null = null,
): Finding {
  const actual = wrong ?? AS_EXPECTED;
  const told = (language: keyof Bilingual): Told => ({
    expected: expected[language],
    actual: actual[language],
    ...(late === null ? {} : { late: late[language] }),
  });
  return { check, ok: wrong === null, ...told('en'), zh: told('zh') };
}

/** A text that has one form in both languages: what a schema or the other side says. */
export const alike = (text: string): Bilingual => ({ en: text, zh: text });

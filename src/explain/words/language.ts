// The two languages of an explanation.
import type { Words } from '../../definitions/message-words.ts';

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Words in one language. */
export const say = (words: Words, language: Language): string => (language === 'zh-CN' ? words.zh : words.en);

/** The same in both languages: codes, numbers, names. */
export const same = (text: string): Words => ({ en: text, zh: text });

/** Things one after the other, in both languages. */
export function joined(words: readonly Words[], separator = ', ', separatorZh = '，'): Words {
  return { en: words.map(({ en }) => en).join(separator), zh: words.map(({ zh }) => zh).join(separatorZh) };
}

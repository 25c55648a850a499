// Texts in both languages, and how values are put into them.
import type { Language } from '../../terminal/contract.ts';

/** The same words in both languages; `{name}` stands for a value. */
export type Bilingual = { readonly en: string; readonly zh: string };
/** Words with the values that go into them. */
export type Text = { words: Bilingual; values?: Readonly<Record<string, string>> };

/** The text in one language. A value that the words do not name is left out; a name without a value is a fault of ours. */
export function say(text: Text, language: Language): string {
  const words = language === 'zh-CN' ? text.words.zh : text.words.en;
  const said = words.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = text.values?.[name];
    if (value === undefined) throw new Error(`The text "${text.words.en}" needs a value for ${name}.`);
    return value;
  });
  return said.trimEnd();
}

// A dump in words, for the drawer of every page. Card data stay masked.

import { DIALECTS } from '../definitions/dialects/index.ts';
import { explain, InputError, LANGUAGES } from '../explain/index.ts';
import { Refusal } from './server.ts';

const MOST_TEXT = 128 * 1024;

/** `{ text, language, dialect? }` as `{ whole, text }`; rejects with a Refusal for what is no dump. */
export async function explained(body: unknown): Promise<{ whole: boolean; text: string }> {
  const { text, language, dialect } = (body ?? {}) as Partial<Record<'text' | 'language' | 'dialect', unknown>>;
  if (typeof text !== 'string' || text.length > MOST_TEXT)
    throw new Refusal(400, `a dump is text of at most ${MOST_TEXT} characters`);
  const chosen = LANGUAGES.find((each) => each === language) ?? 'en';
  try {
    const known =
      typeof dialect === 'string' && Object.hasOwn(DIALECTS, dialect)
        ? DIALECTS[dialect as keyof typeof DIALECTS]
        : undefined;
    const { whole, text: words } = explain(text, { language: chosen, dialect: known });
    return { whole, text: words };
  } catch (error) {
    if (error instanceof InputError) throw new Refusal(422, error.words.en, error.words.zh);
    throw error;
  }
}

// A dialect that somebody pastes: every mistake in it by its row, as `dialect check` says it.
import { dialectFaultWords } from '../definitions/dialect-faults.ts';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { loadDialect } from '../iso8583/load.ts';
import { Refusal } from './server.ts';

const MOST_TEXT = 128 * 1024;

/** `{ text, language }` as `{ isGood, text }`; rejects with a Refusal for what is no text. */
export function checkedDialect(body: unknown): { isGood: boolean; text: string } {
  const { text, language } = (body ?? {}) as Partial<Record<'text' | 'language', unknown>>;
  if (typeof text !== 'string' || text.length > MOST_TEXT)
    throw new Refusal(400, `a dialect is text of at most ${MOST_TEXT} characters`);
  const loaded = loadDialect(text, DIALECTS);
  if ('errors' in loaded) {
    const lines = loaded.errors.map((fault) => dialectFaultWords(fault)[language === 'zh-CN' ? 'zh' : 'en']);
    return { isGood: false, text: lines.join('\n') };
  }
  const { name, fields } = loaded.dialect;
  const count = Object.keys(fields).length;
  const words =
    language === 'zh-CN' ? `${name}：方言有效，共${count}个域。` : `${name} is a dialect with ${count} fields.`;
  return { isGood: true, text: words };
}

// Messages in JSON: {"mti":"0200","fields":{"3":"000000"}}, one of them or a list.
import type { Fields, Message } from '../../iso8583/message.ts';
import { InputError } from './source.ts';

/** The messages of a JSON text; null when the text is no JSON at all. InputError when it is JSON, but of something else. */
export function parseMessages(text: string): Message[] | null {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed)) return null;
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    return null;
  }
  const list = Array.isArray(value) ? value : [value];
  const messages = list.map(messageOf);
  if (messages.length === 0 || messages.some((message) => message === null)) {
    if (list.every((each) => typeof each === 'number')) return null;
    throw new InputError({
      en: 'the JSON has no message: {"mti": "0200", "fields": {"3": "000000", …}} is wanted',
      zh: 'JSON中没有报文：应为{"mti": "0200", "fields": {"3": "000000", …}}',
    });
  }
  return messages as Message[];
}

function messageOf(value: unknown): Message | null {
  if (typeof value !== 'object' || value === null) return null;
  const { mti, fields } = value as { mti?: unknown; fields?: unknown };
  if (typeof mti !== 'string' || typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
  const kept: Fields = {};
  for (const [key, field] of Object.entries(fields)) {
    if (!/^\d{1,3}$/.test(key))
      throw new InputError({
        en: 'fields stand under their numbers, such as "3"',
        zh: '域以其编号为键，例如"3"',
      });
    if (typeof field !== 'string')
      throw new InputError({
        en: `field ${key} must be a text, not ${typeof field}`,
        zh: `第${key}域须为文本，而不是${typeof field}`,
      });
    kept[Number(key)] = field;
  }
  return { mti, fields: kept };
}

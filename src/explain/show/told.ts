// Single values in words, for whoever shows messages that are masked already: nothing is read from bytes, and nothing more is hidden.
import { unionPayPos } from '../../definitions/dialects/unionpay-pos.ts';
import { emvTag } from '../../definitions/emv-tags.ts';
import type { Words } from '../../definitions/message-words.ts';
import { partsOf } from '../words/parts.ts';
import { tagMeaning } from '../words/tags.ts';
import { meaningOf, mtiWords } from '../words/values.ts';
import type { Hider } from './hide.ts';

type Told = { meaning: Words | null; parts: { name: Words; value: string; meaning: Words | null }[] };

const AS_IT_IS: Hider = { value: (_, value) => value, text: (text) => text, secret: () => false, showsAll: false };
const IS_MASKED = /\*\*|^\[\d+ hidden\]$/;

/** What the value of a field says, and what its parts say; null when that is no more than the value itself. A masked value says nothing. */
export function toldOfField(
  { mti, fields }: { mti: string; fields: Readonly<Record<string, string>> },
  field: number,
): Told | null {
  const value = fields[field];
  if (value === undefined || IS_MASKED.test(value)) return null;
  const setting = { mti, fields: { ...fields }, actions: null };
  const meaning = meaningOf(field, value, setting);
  const parts = partsOf(field, value, unionPayPos, setting, AS_IT_IS);
  return meaning === null && parts.length === 0
    ? null
    : { meaning, parts: parts.map(({ name, value: part, meaning: words }) => ({ name, value: part, meaning: words })) };
}

/** What the value of a chip's data object says; `tags` are its neighbours. */
export function toldOfTag(tag: string, tags: Readonly<Record<string, string>>): Words | null {
  const value = tags[tag] ?? '';
  return IS_MASKED.test(value) ? null : tagMeaning(tag, value, tags);
}

/** The name of a chip's data object. */
export function tagName(tag: string): Words {
  const { en, zh } = emvTag(tag);
  return { en, zh };
}

/** A message type in words; null when it is none. */
export const toldOfType = (mti: string): Words | null => mtiWords(mti);

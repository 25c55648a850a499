// What rules about field 55 have in common: the data objects of a request, their names, and how a breach is told.
import { emvTag } from '../definitions/emv-tags.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { type Sent, sentWords } from './requests.ts';
import type { Breach } from './rule.ts';

const SHOWN = /^[0-9A-F]*$/;
const CHIP_MODE = /^0[57]/;
const FOLLOWING: readonly (string | null)[] = ['reversal', 'e-signature', 'e-signature-part', 'script-notice'];

/** The data objects of the request by tag; null when it has none that can be read. */
export const chipOf = ({ exchange }: Sent): Readonly<Record<string, string>> | null => exchange.requestChip ?? null;

/** True for a message that tells of a chip that was read for it, and not of an earlier one. */
export const isByChip = ({ type, fields }: Sent): boolean =>
  type !== null && !FOLLOWING.includes(type) && CHIP_MODE.test(fields['22'] ?? '');

/** A value that is hidden, in whole or in part, says nothing. */
export const isShownChip = (value: string): boolean => SHOWN.test(value);

const tagWords = (tag: string): Bilingual => {
  const { en, zh } = emvTag(tag);
  return { en: `${tag} (${en})`, zh: `${tag}（${zh}）` };
};

/** Eight characters, which as hex are as many digits as a card number has. */
const CHARACTERS = /^(?:[2-6][0-9A-F]|7[0-9A-E]){8}$/;

/** A text as it reads: the codes of its characters can look like a card number, of which a part would be hidden. */
export const readable = (tag: string, value: string): string =>
  emvTag(tag).format === 'text' && CHARACTERS.test(value) ? `"${Buffer.from(value, 'hex').toString('latin1')}"` : value;

/** A data object that is not what it should be; `found` null = not there. `cause` says where the wanted value is from. */
export function chipBreach(
  request: Sent,
  tag: string,
  found: string | null,
  wanted: Bilingual,
  cause: Bilingual,
): Breach {
  const [name, words] = [tagWords(tag), sentWords(request)];
  const is = found === null ? { en: 'missing', zh: '缺失' } : same(readable(tag, found));
  return {
    requirement: 'GUIDE-S-STEP-1a',
    clause: 'GUIDE-S-STEP-1a.1',
    text: {
      en: `wrong chip data: ${name.en} in field 55 of ${words.en} is ${is.en}, it should be ${wanted.en}: ${cause.en}`,
      zh: `芯片数据不符：${words.zh} 55 域的${name.zh}${found === null ? '' : '为 '}${is.zh}，应为 ${wanted.zh}：${cause.zh}`,
    },
    expected: wanted,
    actual: is,
  };
}

/** A wanted value that reads alike in both languages. */
export const same = (value: string): Bilingual => ({ en: value, zh: value });

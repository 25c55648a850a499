// A reason in both languages: the English sentence, and what the table of reasons makes of it in Chinese.

import { CONTRACT_FORMS, CONTRACT_PARTS } from './contract-forms.ts';
import type { Bilingual } from './evidence.ts';
import { PATTERN_PARTS } from './pattern-words.ts';
import { REASON_FORMS, REASON_PARTS } from './reason-forms.ts';
import { REFUSAL_WORDS } from './refusal-words.ts';

type Form = { readonly pattern: RegExp; readonly zh: string };

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&');
/** Whatever stands in a place, but not two sentences. */
const PLACE = '((?:(?!; ).)+?)';
const formsOf = (rows: readonly (readonly [string, string])[]): Form[] =>
  rows.map(([en, zh]) => ({ pattern: new RegExp(`^${en.split('{}').map(escaped).join(PLACE)}$`, 's'), zh }));
/** The longest first: `{} digits` would take what `C or D and {} digits` says. */
const PARTS = [...REASON_PARTS, ...CONTRACT_PARTS, ...PATTERN_PARTS].sort(([a], [b]) => b.length - a.length);

type Tables = { sentences: readonly Form[]; parts: readonly Form[] };
let made: Tables | null = null;
const tables = (): Tables => {
  made ??= { sentences: formsOf([...CONTRACT_FORMS, ...REASON_FORMS]), parts: formsOf(PARTS) };
  return made;
};

/** The reason as the acquirer or an adapter says it, and in Chinese; what nobody put into Chinese stays as it is. */
export function reasonWords(reason: string): Bilingual {
  const [, format = '', rest = ''] = /^(format error: )?(.*)$/s.exec(reason) ?? [];
  return { en: reason, zh: `${format === '' ? '' : '格式错误：'}${sentences(rest, tables())}` };
}

/** Sentences behind each other, of which some have a semicolon of their own: the longest that the table knows comes first. */
function sentences(text: string, tables: Tables): string {
  const clauses = text.split('; ');
  const told: string[] = [];
  for (let from = 0; from < clauses.length; ) {
    let to = clauses.length > from + 1 ? from + 2 : from + 1;
    let zh = inChinese(clauses.slice(from, to).join('; '), tables);
    if (zh === null && to > from + 1) {
      to = from + 1;
      zh = inChinese(clauses[from] ?? '', tables);
    }
    told.push(zh ?? clauses[from] ?? '');
    from = to;
  }
  return told.join('；');
}

function inChinese(sentence: string, { sentences: whole, parts }: Tables): string | null {
  const placed = /^fields? ([0-9]+(?: and [0-9]+)*): (.+)$/s.exec(sentence);
  const [where, what] =
    placed === null ? ['', sentence] : [`第${placed[1]?.replace(' and ', '、')}域：`, placed[2] ?? ''];
  if (Object.hasOwn(REFUSAL_WORDS, what)) return where + REFUSAL_WORDS[what];
  const zh = filled(what, whole, (part) => ofPart(part, parts));
  return zh === null ? null : where + zh.replace(/fields\[(\d+)\]/g, '第$1域');
}

/** What stands in a place of a sentence, in Chinese: a form of the value, or what was found. */
export const partInChinese = (part: string): string => ofPart(part, tables().parts);

const ofPart = (part: string, parts: readonly Form[]): string =>
  filled(part, parts, (inside) => filled(inside, parts, String) ?? inside) ?? part;

/** The first form that fits, with its places filled; null when none does. */
function filled(text: string, table: readonly Form[], part: (text: string) => string): string | null {
  for (const { pattern, zh } of table) {
    const found = pattern.exec(text);
    if (found === null) continue;
    let place = 0;
    return zh.replaceAll('{}', () => part(found[++place] ?? ''));
  }
  return null;
}

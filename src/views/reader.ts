// To whom a view speaks: in one language where a page can be drawn anew, in both at once where it cannot.
import { html } from 'lit-html';
import type { Bilingual } from '../definitions/evidence.ts';

export type Language = 'en' | 'zh-CN';

/** What every view is given beside its data. Pure: the same words give the same text. */
export type Reader = {
  /** The language of the page; null when it carries both, and a style sheet shows one of them. */
  readonly language: Language | null;
  /** Words as content of an element. */
  say(words: Bilingual): unknown;
  /** Words as the value of an attribute. */
  label(words: Bilingual): string;
  /** The address of a view in the page, such as `to('/requirements', { level: 'MUST' })`. */
  to(path: string, parameters?: Readonly<Record<string, string>>): string;
};

/** Reads both languages at once; for a page that nothing draws anew. */
export const BOTH: Reader = {
  language: null,
  say: ({ en, zh }) => (en === zh ? en : html`<i lang="en">${en}</i><i lang="zh-CN">${zh}</i>`),
  label: ({ en, zh }) => (en === zh ? en : `${en} ${zh}`),
  to: (path) => `#${path}`,
};

/** Reads one language; `keep` are parameters that go along to every other view. */
export function readerOf(language: Language, keep: Readonly<Record<string, string>>): Reader {
  const word = ({ en, zh }: Bilingual) => (language === 'en' ? en : zh);
  return {
    language,
    say: word,
    label: word,
    to: (path, parameters = {}) => addressOf({ path, parameters: { ...keep, ...parameters } }),
  };
}

/** A name out of a table of names; one that is not in it as it is. */
export function named(reader: Reader, names: Readonly<Record<string, Bilingual>>, key: string): unknown {
  const words = Object.hasOwn(names, key) ? names[key] : undefined;
  return words ? reader.say(words) : key;
}

/** A view of the page with what it is narrowed to: `#/requirements?level=MUST`. */
export type Address = { path: string; parameters: Readonly<Record<string, string>> };

/** The fragment of a page's address for a view; parameters without a value are left out. */
export function addressOf({ path, parameters }: Address): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== '');
  const query = new URLSearchParams(given).toString();
  return `#${path.split('/').map(encodeURIComponent).join('/')}${query === '' ? '' : `?${query}`}`;
}

/** Reads a fragment; one that is no address of a view leads to the first view. */
export function readAddress(fragment: string): Address {
  const [path = '', query = ''] = fragment.replace(/^#/, '').split(/\?(.*)/s);
  return { path: decoded(path) || '/', parameters: Object.fromEntries(new URLSearchParams(query)) };
}

function decoded(path: string): string {
  if (!path.startsWith('/')) return '';
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

// Lists of requests as expectations write them, `sale (wrong-mac), sign-in`, in the reader's words.
import { TRANSACTIONS } from '../definitions/transactions.ts';
import { FAULTS, FUNCTIONS } from '../views/names.ts';

type Names = Readonly<Record<string, { en: string; zh: string }>>;
const REQUESTS: Names = { ...TRANSACTIONS, ...FUNCTIONS };
/** A name at its place in a list, with its count, with what became of it, or before what is said besides. */
const LISTED = /(^|, )([a-z][a-z-]*)(?=: \d+$|, | \(|$| \|)/g;
const PLAYED = / \(([a-z][a-z-]*)\)/g;

/** The text with the names of requests and faults in the language; any other text as it is. */
export function spokenList(text: string, language: 'en' | 'zh'): string {
  const named = (names: Names, name: string) => (Object.hasOwn(names, name) ? names[name]?.[language] : undefined);
  const spoken = text.replace(LISTED, (all, before: string, name: string) => {
    const words = named(REQUESTS, name);
    return words === undefined ? all : before + words;
  });
  return spoken === text
    ? text
    : spoken.replace(PLAYED, (all, name: string) => ` (${named(FAULTS, name) ?? all.slice(2, -1)})`);
}

// Which tags name requirements: those that begin with the prefix of a catalogue. Nobody else reads a requirement from a tag.
import { alikeness, nearest } from './nearest.ts';

/** `GUIDE` of `GUIDE-A-FAQ-3a`: what all ids of one catalogue begin with. */
export function prefixOf(id: string): string {
  return id.split('-', 1)[0] ?? id;
}

/** The prefixes of the catalogues that these rows come from. */
export function prefixesOf(rows: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => prefixOf(id)));
}

const GUIDE: ReadonlySet<string> = new Set(['GUIDE']);

/** Requirements that tags such as `@GUIDE-A-FAQ-3a` name, each once; whether there are such requirements is not asked. */
export function requirementsOf(tags: readonly string[], prefixes = GUIDE): string[] {
  const ids = tags.map((tag) => tag.replace(/^@/, '')).filter((id) => id.includes('-'));
  return [...new Set(ids.filter((id) => prefixes.has(prefixOf(id).toUpperCase())))];
}

/** From here on a tag is taken for the id of a requirement with a letter wrong: one in the five of SHOP-1, two in GUIDE-B-FAQ-5a. */
const MISTYPED = 0.65;
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const looksLike = (id: string, other: string) => alikeness(letters(id), letters(other)) >= MISTYPED;
/** A shop may well have a tag @shop beside its SHOP-1. */
const isNumbered = (id: string) => /\d/.test(id);

/**
 * The requirements that a tag was probably meant to name, the most alike first: it names one by its prefix that is not there, or
 * is almost one of them, whatever stands between its letters. Null for a tag that names a requirement, or is plainly another tag.
 */
export function meantInstead(tag: string, known: readonly string[]): string[] | null {
  const id = tag.replace(/^@/, '');
  if (known.includes(id)) return null;
  const named = requirementsOf([tag], prefixesOf(known.map((each) => ({ id: each })))).length > 0;
  const mistyped = named || known.some((each) => isNumbered(each) === isNumbered(id) && looksLike(id, each));
  return mistyped ? nearest(id, known) : null;
}

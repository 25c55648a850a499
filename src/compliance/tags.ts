// Which tags name requirements: those that begin with the prefix of a catalogue. Nobody else reads a requirement from a tag.
import { type CatalogueRow, REQUIREMENTS } from '../definitions/requirements/index.ts';
import { alikeness, nearest } from './nearest.ts';

/** `GUIDE` of `GUIDE-A-FAQ-3a`: what all ids of one catalogue begin with. */
export function prefixOf(id: string): string {
  return id.split('-', 1)[0] ?? id;
}

/** What tags can name: the prefixes of the catalogues, and each clause with the requirement that it belongs to. */
export type Names = { readonly prefixes: ReadonlySet<string>; readonly clauses: ReadonlyMap<string, string> };
type Named = Pick<CatalogueRow, 'id' | 'clauses'>;

export function namesOf(rows: readonly Named[]): Names {
  return {
    prefixes: new Set(rows.map(({ id }) => prefixOf(id))),
    clauses: new Map(rows.flatMap((row) => (row.clauses ?? []).map(({ id }) => [id, row.id] as const))),
  };
}

const GUIDE = namesOf(REQUIREMENTS);

/** Ids that tags such as `@GUIDE-A-FAQ-3a` and `@GUIDE-A-FAQ-3d.1` name, as they stand there, each once; whether there are such is not asked. */
export function idsOf(tags: readonly string[], { prefixes }: Names = GUIDE): string[] {
  const ids = tags.map((tag) => tag.replace(/^@/, '')).filter((id) => id.includes('-'));
  return [...new Set(ids.filter((id) => prefixes.has(prefixOf(id).toUpperCase())))];
}

/** The requirements that tags name, by their own id or by that of a clause, each once. */
export function requirementsOf(tags: readonly string[], names: Names = GUIDE): string[] {
  return [...new Set(idsOf(tags, names).map((id) => names.clauses.get(id) ?? id))];
}

/** Everything that tags can name: requirements and their clauses. */
export function idsIn(rows: readonly Named[]): string[] {
  return rows.flatMap(({ id, clauses = [] }) => [id, ...clauses.map((clause) => clause.id)]);
}

/** From here on a tag is taken for the id of a requirement with a letter wrong: one in the five of SHOP-1, two in GUIDE-B-FAQ-5a. */
const MISTYPED = 0.65;
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const looksLike = (id: string, other: string) => alikeness(letters(id), letters(other)) >= MISTYPED;
/** A shop may well have a tag @shop beside its SHOP-1. */
const isNumbered = (id: string) => /\d/.test(id);

/**
 * The ids that a tag was probably meant to name, the most alike first: it names one by its prefix that is not there, or
 * is almost one of them, whatever stands between its letters. Null for a tag that names a requirement, or is plainly another tag.
 */
export function meantInstead(tag: string, known: readonly string[]): string[] | null {
  const id = tag.replace(/^@/, '');
  if (known.includes(id)) return null;
  const named = idsOf([tag], namesOf(known.map((each) => ({ id: each })))).length > 0;
  const mistyped = named || known.some((each) => isNumbered(each) === isNumbered(id) && looksLike(id, each));
  return mistyped ? nearest(id, known) : null;
}

// Which tags name requirements: those that begin with the prefix of a catalogue. Nobody else reads a requirement from a tag.

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

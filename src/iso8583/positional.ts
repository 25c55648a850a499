// Positional subfields: a field that is a row of fixed-length parts, such as 60, 61 and 48.

export type PositionalLayout = readonly { readonly name: string; readonly length: number }[];

/** Parts by name; parts beyond the end of a shorter value are absent. */
export function parsePositional<L extends PositionalLayout>(
  layout: L,
  value: string,
): Partial<Record<L[number]['name'], string>> {
  const parts: Record<string, string> = {};
  let at = 0;
  for (const { name, length } of layout) {
    if (at + length > value.length) break;
    parts[name] = value.slice(at, at + length);
    at += length;
  }
  return parts as Partial<Record<L[number]['name'], string>>;
}

/** One part made ready to be cut out; absent where the value ends before it does. RangeError when the layout has no such part. */
export function partOf<L extends PositionalLayout>(
  layout: L,
  name: L[number]['name'],
): (value: string) => string | undefined {
  const place = layout.findIndex((part) => part.name === name);
  if (place < 0) throw new RangeError(`the layout has no part ${name}`);
  const from = layout.slice(0, place).reduce((sum, { length }) => sum + length, 0);
  const to = from + (layout[place]?.length ?? 0);
  return (value) => (value.length < to ? undefined : value.slice(from, to));
}

/** Joins parts in layout order up to the last part given; gaps before it are filled with zeros. Numbers fit their length or throw. */
export function buildPositional<L extends PositionalLayout>(
  layout: L,
  parts: Partial<Record<L[number]['name'], string>>,
): string {
  const given = layout.map(({ name }) => parts[name as L[number]['name']]);
  const last = given.findLastIndex((part) => part !== undefined);
  return layout
    .slice(0, last + 1)
    .map(({ name, length }, i) => {
      const part = given[i] ?? '';
      if (part.length > length) throw new RangeError(`${name}: ${part.length} characters, at most ${length} fit`);
      return part.padStart(length, '0');
    })
    .join('');
}

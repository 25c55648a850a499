// A lossless, compact form of JSON values that repeat themselves: every distinct part is kept once and named by its place.

/**
 * `nodes` are the distinct parts, children before parents: a plain value stands for itself, `[-1, …]` is an array and `[shape, …]` an
 * object with the keys `shapes[shape]`; the numbers after the first are places of nodes. `roots` are the places of the values packed.
 */
export type Packed = {
  shapes: string[][];
  nodes: (string | number | boolean | null | number[])[];
  roots: number[];
};

export function pack(values: readonly unknown[]): Packed {
  const shapes = new Table<string[]>();
  const nodes = new Table<Packed['nodes'][number]>();
  const place = (value: unknown): number => {
    if (value === null || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') {
      return nodes.place(value);
    }
    if (Array.isArray(value)) return nodes.place([-1, ...value.map(place)]);
    const entries = Object.entries(value as object).filter(([, part]) => part !== undefined);
    return nodes.place([shapes.place(entries.map(([key]) => key)), ...entries.map(([, part]) => place(part))]);
  };
  const roots = values.map(place);
  return { shapes: shapes.items, nodes: nodes.items, roots };
}

/** The value at a place. Runs in the page, so it names nothing outside of itself. */
export function unpack(packed: Packed, place: number): unknown {
  const node = packed.nodes[place];
  if (!Array.isArray(node)) return node;
  const parts = node.slice(1).map((child) => unpack(packed, child));
  const shape = node[0] === -1 ? null : packed.shapes[node[0] as number];
  if (!shape) return parts;
  return Object.fromEntries(shape.map((key, index) => [key, parts[index]]));
}

/** Distinct items in the order in which they came. */
class Table<T> {
  readonly items: T[] = [];
  readonly #places = new Map<string, number>();

  place(item: T): number {
    const key = JSON.stringify(item);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

// A lossless, compact form of JSON values that repeat themselves: every distinct part is kept once and named by its place.

type Scalar = string | number | boolean | null;

/**
 * `nodes` are the distinct parts, children before parents: a plain value stands for itself, `[-1, …]` is an array and `[shape, …]` an
 * object with the keys `shapes[shape]`; the numbers after the first are places of nodes. `roots` are the places of the values packed.
 */
export type Packed = {
  shapes: string[][];
  nodes: (Scalar | number[])[];
  roots: number[];
};

export function pack(values: readonly unknown[]): Packed {
  const shapes: string[][] = [];
  const nodes: Packed['nodes'] = [];
  const placeOfShape = new Map<string, number>();
  const placeOfScalar = new Map<Scalar, number>();
  const placeOfParts = new Map<string, number>();

  const scalar = (value: Scalar) => once(placeOfScalar, value, () => nodes.push(value));
  const parts = (node: number[]) => once(placeOfParts, node.join(), () => nodes.push(node));
  const shape = (keys: string[]) => once(placeOfShape, JSON.stringify(keys), () => shapes.push(keys));
  const place = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return scalar(value as Scalar);
    if (Array.isArray(value)) {
      const node = [-1];
      for (const item of value) node.push(place(item));
      return parts(node);
    }
    const keys = Object.keys(value).filter((key) => value[key as never] !== undefined);
    const node = [shape(keys)];
    for (const key of keys) node.push(place(value[key as never]));
    return parts(node);
  };
  const roots = values.map(place);
  return { shapes, nodes, roots };
}

/** The place of something known, or of what is added now; `add` tells how many there are then. */
function once<K>(places: Map<K, number>, key: K, add: () => number): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  const place = add() - 1;
  places.set(key, place);
  return place;
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

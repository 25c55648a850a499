// Values of one kind in the form in which they pack best: what is alike stands side by side as columns, and what is seen often once.

/** Any JSON. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/**
 * A column of values. `all`: as they are; `table`: each by its place in a table, counted from 1, or 0 for the one that stands there next; `steps`: whole numbers as steps from one to the next;
 * `lists`: lists by their lengths, and their members as one column; `records`: objects by their shape, and every member as a column of those that
 * have it; `names`: one object that is a table of things of one kind, as the names and the things.
 */
export type Column =
  | { all: Value[] }
  | { table: Column; at: number[] }
  | { steps: number[] }
  | { lists: number[]; members: Column }
  | { shapes: string[][]; of: number[]; records: Record<string, Column> }
  | { names: string[]; things: Column };

/** An object with fewer members than these has a shape. */
const TABLE_FROM = 8;
type Kind = 'list' | 'record' | 'plain';

/** A list of words, such as a screen, is one thing: it is seen again as a whole. */
function kindOf(value: Value): Kind {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string') ? 'plain' : 'list';
  return typeof value === 'object' && value !== null ? 'record' : 'plain';
}

/** An object whose members are more like each other than like the parts of one thing. */
function isTable(value: Value | undefined): value is { readonly [key: string]: Value } {
  if (value === undefined || kindOf(value) !== 'record') return false;
  const things = Object.values(value as object);
  return things.length > TABLE_FROM && things.every((thing) => kindOf(thing) === 'record');
}

/** The values as a column, whatever they are. */
export function columnOf(values: readonly Value[]): Column {
  const kinds = new Set(values.map(kindOf));
  const isEmptyList = (value: Value) => Array.isArray(value) && value.length === 0;
  if (values.length > 0 && values.every((value) => kindOf(value) === 'list' || isEmptyList(value)) && kinds.has('list'))
    return listsOf(values as readonly (readonly Value[])[]);
  const [only] = values;
  if (values.length === 1 && isTable(only)) return { names: Object.keys(only), things: columnOf(Object.values(only)) };
  if (kinds.has('record') && values.every((value) => kindOf(value) === 'record' || value === null))
    return recordsOf(values as readonly ({ readonly [key: string]: Value } | null)[]);
  if (values.length > 1 && values.every((value) => Number.isInteger(value))) {
    const steps = values.map((value, at) => (value as number) - (at === 0 ? 0 : (values[at - 1] as number)));
    return JSON.stringify(steps).length < JSON.stringify(values).length ? { steps } : { all: [...values] };
  }
  return tableOf(values);
}

function listsOf(values: readonly (readonly Value[])[]): Column {
  return { lists: values.map(({ length }) => length), members: columnOf(values.flat(1) as Value[]) };
}

/** Null has a shape of its own, which is none. */
function recordsOf(values: readonly ({ readonly [key: string]: Value } | null)[]): Column {
  const shapes: string[][] = [];
  const places = new Map<string, number>();
  const members = new Map<string, Value[]>();
  const of = values.map((value) => {
    if (value === null) return -1;
    const names = Object.keys(value).filter((name) => value[name] !== undefined);
    const key = names.join('\u0000');
    const place = places.get(key) ?? shapes.push(names) - 1;
    places.set(key, place);
    for (const name of names) {
      const column = members.get(name) ?? [];
      members.set(name, column);
      column.push(value[name] as Value);
    }
    return place;
  });
  return { shapes, of, records: Object.fromEntries([...members].map(([name, column]) => [name, columnOf(column)])) };
}

function tableOf(values: readonly Value[]): Column {
  const table: Value[] = [];
  const plain = new Map<Value, number>();
  const others = new Map<string, number>();
  const at = values.map((value) => {
    if (typeof value !== 'object' || value === null) return placeIn(plain, value, value, table);
    return placeIn(others, JSON.stringify(value), value, table);
  });
  // What hardly comes again is shorter as it is.
  if (table.length * 2 > values.length) return { all: [...values] };
  const isOfLists =
    table.every((value) => Array.isArray(value)) && table.some((value) => (value as string[]).length > 0);
  return { table: isOfLists ? listsOf(table as readonly (readonly Value[])[]) : { all: table }, at };
}

/** What comes for the first time has always the same number, so that lists that differ in it alone look alike. */
function placeIn<K>(places: Map<K, number>, key: K, value: Value, table: Value[]): number {
  const place = places.get(key);
  if (place !== undefined) return place;
  places.set(key, table.push(value));
  return 0;
}

/** The values that a column was made of. */
export function valuesOf(column: Column): Value[] {
  if ('all' in column) return column.all;
  if ('table' in column) {
    const table = valuesOf(column.table);
    let next = 0;
    return column.at.map((place) => table[place === 0 ? next++ : place - 1] ?? null);
  }
  if ('steps' in column) {
    let sum = 0;
    return column.steps.map((step) => {
      sum += step;
      return sum;
    });
  }
  if ('lists' in column) {
    const members = valuesOf(column.members);
    let from = 0;
    return column.lists.map((length) => {
      from += length;
      return members.slice(from - length, from);
    });
  }
  if ('names' in column) {
    const things = valuesOf(column.things);
    return [Object.fromEntries(column.names.map((name, at) => [name, things[at] ?? null]))];
  }
  const members = Object.entries(column.records).map(([name, own]) => [name, valuesOf(own).values()] as const);
  const next = new Map(members);
  return column.of.map((place) => {
    const names = column.shapes[place];
    if (names === undefined) return null;
    return Object.fromEntries(names.map((name) => [name, next.get(name)?.next().value ?? null]));
  });
}

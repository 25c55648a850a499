// One thing in right books made wrong, wherever there is one: left out, altered, exchanged for what stands there in others, or there twice.
import type { Books } from './books.ts';

/** `at` is the place in the books, such as `exchanges.2.request.fields.11`. */
type Distortion = { at: string; how: string; books: Books };

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
type Branch = { readonly [key: string]: Json };

/** Records, and members that need not be there. */
const RECORDS = ['fields', 'requestChip', 'answerChip', 'elements', 'chosen'];
const OPTIONAL = [
  'entry',
  'authorisationCode',
  'dateTime',
  'entryMode',
  'at',
  'requestChip',
  'answerChip',
  'elements',
  'ours',
];
/** Words of which there are one or two, and nothing else can stand there. */
const CLOSED = ['course', 'language', 'receipt'];
/** What is drawn from other books is no more than so many values for one place. */
const MOST_EXCHANGED = 2;

const isBranch = (value: Json): value is Branch => typeof value === 'object' && value !== null;

/** Every value that stands under a key somewhere in the books, simple ones and null alone. */
export function valuesByKey(all: readonly Books[]): Map<string, Json[]> {
  const found = new Map<string, Json[]>();
  const note = (key: string, value: Json) => {
    const known = found.get(key) ?? [];
    if (!known.includes(value)) found.set(key, [...known, value]);
  };
  const visit = (key: string, value: Json) => {
    if (!isBranch(value)) note(key, value);
    else for (const [name, each] of Object.entries(value)) visit(Array.isArray(value) ? key : name, each);
  };
  for (const { texts: _texts, secrets: _secrets, ...books } of all) visit('', books as never as Json);
  return found;
}

const NEXT: Readonly<Record<string, string>> = { '9': '0', z: 'a', Z: 'A' };
const next = (char: string) => NEXT[char] ?? String.fromCharCode(char.charCodeAt(0) + 1);

function changed(value: Exclude<Json, object | undefined>): [how: string, value: Json][] {
  if (typeof value === 'number')
    return [['more', value + 1], ...(value === 0 ? [] : ([['none', 0]] as [string, Json][]))];
  if (typeof value === 'boolean') return [['not', !value]];
  if (typeof value !== 'string' || value === '') return [];
  const last = value.search(/[0-9A-Za-z][^0-9A-Za-z]*$/);
  const text = last < 0 ? `${value}0` : value.slice(0, last) + next(value[last] ?? '') + value.slice(last + 1);
  return [['altered', text]];
}

const others = (values: ReadonlyMap<string, readonly Json[]>, key: string, value: Json): [string, Json][] => {
  if (key === 'lines') return [];
  const rest = (values.get(key) ?? []).filter((each) => each !== value);
  const nothing = rest.includes(null) ? [['null', null] as [string, Json]] : [];
  const some = rest.filter((each) => each !== null);
  // Numbers and texts of their own say nothing in another place.
  if (some.length > 12 && value !== null) return nothing;
  return [...nothing, ...some.slice(0, MOST_EXCHANGED).map((each): [string, Json] => [`as ${String(each)}`, each])];
};

function* within(
  tree: Json,
  key: string,
  path: string,
  values: ReadonlyMap<string, readonly Json[]>,
): Generator<[at: string, how: string, tree: Json]> {
  if (!isBranch(tree)) {
    if (tree !== undefined && !CLOSED.includes(key))
      for (const [how, value] of [...changed(tree as never), ...others(values, key, tree)]) yield [path, how, value];
    return;
  }
  for (const [name, value] of Object.entries(tree)) {
    const at = path === '' ? name : `${path}.${name}`;
    const put = (each: Json): Json =>
      Array.isArray(tree)
        ? (tree as readonly Json[]).map((old, i) => (String(i) === name ? each : old))
        : { ...tree, [name]: each };
    if (name === 'texts' || name === 'secrets') continue;
    if (Array.isArray(tree)) {
      const list = tree as readonly Json[];
      yield [at, 'left out', list.filter((_, i) => String(i) !== name)];
      if (isBranch(value)) yield [at, 'twice', list.flatMap((each, i) => (String(i) === name ? [each, each] : [each]))];
    } else if (RECORDS.includes(key) || OPTIONAL.includes(name)) {
      const { [name]: _gone, ...rest } = tree as Record<string, Json>;
      yield [at, 'left out', rest];
    }
    if (['request', 'answer', 'after'].includes(name) && value !== null) yield [at, 'null', put(null)];
    const inner = Array.isArray(tree) ? key : name;
    for (const [place, how, changedTree] of within(value, inner, at, values)) yield [place, how, put(changedTree)];
  }
}

/** The books with one thing wrong, one after the other. */
export function* distortions(books: Books, values: ReadonlyMap<string, readonly Json[]>): Generator<Distortion> {
  for (const [at, how, tree] of within(books as never as Json, '', '', values)) yield { at, how, books: tree as never };
}

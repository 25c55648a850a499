// How the state changes: rows are replaced as the effects say, and balances and indexes follow. Nothing else writes to a state.
import { authorisationKey } from './keys.ts';
import {
  type Change,
  type Collection,
  type Effect,
  isShelved,
  type Library,
  type Rows,
  SHELVED,
  type Shelved,
  type State,
  type TransactionRow,
} from './rows.ts';

/** Names of all collections, in the order in which a store writes them. */
const COLLECTIONS = [
  'settings',
  'merchants',
  'terminals',
  'cards',
  'rules',
  ...SHELVED,
] as const satisfies readonly Collection[];

/** A state that knows nothing. */
export function emptyState(): State {
  const collections = Object.fromEntries(COLLECTIONS.map((name) => [name, new Map()])) as {
    [C in Collection]: Map<string, Rows[C]>;
  };
  return {
    ...collections,
    balances: new Map(),
    byReference: new Map(),
    byAuthorisation: new Map(),
    chipCounters: new Map(),
    carried: new Map(),
    counts: new Map(),
  };
}

function indexTransaction(state: State, key: string, row: TransactionRow): void {
  state.byReference.set(row.reference, key);
  // Only of pre-authorisations: a completion names one by its code (F-30), and nothing else is found by it.
  if (row.type !== 'pre-authorisation' || row.authorisationCode === null) return;
  const index = authorisationKey(row.merchantId, row.authorisationCode);
  const keys = state.byAuthorisation.get(index);
  if (keys === undefined) state.byAuthorisation.set(index, [key]);
  else if (!keys.includes(key)) keys.push(key);
}

function counted(state: State, collection: Collection, difference: 1 | -1): void {
  if (isShelved(collection)) state.counts.set(collection, (state.counts.get(collection) ?? 0) + difference);
}

function applyEffect(state: State, effect: Effect): void {
  const rows = state[effect.collection] as Map<string, unknown>;
  if (effect.row === null) {
    if (rows.delete(effect.key)) counted(state, effect.collection, -1);
    return;
  }
  const known = rows.has(effect.key);
  rows.set(effect.key, effect.row);
  if (effect.collection === 'chipReadings' && effect.row.verdict === 'right')
    state.chipCounters.set(effect.row.pan, effect.row.counter ?? 0);
  if (effect.collection === 'settlements') state.carried.set(effect.row.merchantId, effect.row.carriedForwardMinor);
  if (known) return;
  counted(state, effect.collection, 1);
  if (effect.collection === 'transactions') indexTransaction(state, effect.key, effect.row);
  if (effect.collection === 'entries')
    for (const { account, amountMinor } of effect.row.postings)
      state.balances.set(account, (state.balances.get(account) ?? 0) + amountMinor);
}

/** Puts a decision or any other change into the state. Entries are added once; a reference and an authorisation code never change. */
export function applyChange(state: State, change: Change): void {
  for (const effect of change.effects) applyEffect(state, effect);
}

/** Brings rows back into memory that are in the books already: nothing is counted again. */
export function recall(state: State, effects: readonly Effect[]): void {
  for (const { collection, key, row } of effects) {
    if (row === null || state[collection].has(key)) continue;
    (state[collection] as Map<string, unknown>).set(key, row);
    if (collection === 'transactions') indexTransaction(state, key, row);
  }
}

/** Takes the oldest rows of a collection out of memory, down to so many; gives their keys. What follows from them stays. */
export function forgetOldest(state: State, collection: Shelved, left: number): string[] {
  const rows: Map<string, unknown> = state[collection];
  const forgotten: string[] = [];
  const over = rows.size - left;
  for (const [key, row] of rows) {
    if (forgotten.length >= over) break;
    rows.delete(key);
    if (collection === 'transactions') unindexTransaction(state, key, row as TransactionRow);
    forgotten.push(key);
  }
  return forgotten;
}

function unindexTransaction(
  state: State,
  key: string,
  { type, reference, merchantId, authorisationCode }: TransactionRow,
): void {
  state.byReference.delete(reference);
  if (type !== 'pre-authorisation') return;
  const index = authorisationKey(merchantId, authorisationCode ?? '');
  const others = state.byAuthorisation.get(index)?.filter((other) => other !== key);
  if (others === undefined) return;
  if (others.length > 0) state.byAuthorisation.set(index, others);
  else state.byAuthorisation.delete(index);
}

/** Rows that are in memory, but for so many at the beginning. */
export function rowsOf<C extends Collection>(state: State, collection: C, without: number): Iterable<Rows[C]> {
  const rows = state[collection].values() as MapIterator<Rows[C]>;
  // Older browsers, where the acquirer may run in somebody's unit test, cannot drop.
  return without === 0 ? rows : rows.drop(without);
}

/** The books of a state that is in memory as a whole. */
export function libraryOf(state: State): Library {
  return {
    state,
    every: (collection, without = 0) => rowsOf(state, collection, without),
    find: <C extends Collection>(collection: C, key: string) => state[collection].get(key) as Rows[C] | undefined,
    byReference: (reference) => state.transactions.get(state.byReference.get(reference) ?? ''),
    search: () => null,
  };
}

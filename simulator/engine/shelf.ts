// What is in memory of the books: the newest rows of what grows. What a decision needs beside them is brought back before it is made.

import { payableOn } from '../acquirer/clearing/clear.ts';
import type { Request } from '../acquirer/request.ts';
import { type Want, wantsOf } from '../acquirer/wants.ts';
import { forgetOldest, recall, rowsOf } from '../state/change.ts';
import {
  type Collection,
  isShelved,
  type Library,
  type Rows,
  SHELVED,
  type Shelved,
  type State,
} from '../state/rows.ts';
import type { Store } from '../store/store.ts';
import { Gone } from './gone.ts';

/** Rows of a collection above which the older half leaves the memory. */
const KEPT_ROWS = 4_000;

export class Shelf {
  readonly #books: Store | null;
  readonly #kept: number;
  /** Collections of which some rows are in the store only. */
  #away = new Map<Shelved, Gone>();

  /** Without books everything stays in memory. */
  constructor(books: Store | null, kept = KEPT_ROWS) {
    this.#books = books;
    this.#kept = kept;
  }

  /** A state that was just made or loaded. */
  begin(state: State): void {
    const away = SHELVED.filter((collection) => !isWhole(state, collection));
    this.#away = new Map(away.map((collection) => [collection, new Gone(false)]));
  }

  /** Brings back what the request may need; `now` is the host's time. */
  prepare(request: Request, state: State, now: string): void {
    if (this.#away.size === 0 || this.#books === null) return;
    let wants = wantsOf(request, state, this.#away, now);
    if (wants.length === 0) return;
    const asked = new Set<string>();
    while (wants.length > 0) {
      for (const want of wants) {
        asked.add(nameOf(want));
        recall(state, this.#books.find(want));
      }
      wants = wantsOf(request, state, this.#away, now).filter((want) => !asked.has(nameOf(want)));
    }
  }

  /** Brings back what a clearing of that day may need. */
  prepareClearing(state: State, day: string): void {
    if (this.#away.size === 0 || this.#books === null) return;
    for (const merchantId of payableOn(state, day)) recall(state, this.#books.ofClearing(merchantId));
  }

  /** Lets the oldest rows go where there are too many. To be called when everything is committed. */
  trim(state: State): void {
    if (this.#books === null) return;
    for (const collection of SHELVED) {
      if (state[collection].size <= this.#kept) continue;
      this.#books.keep();
      const gone = this.#away.get(collection) ?? new Gone(true);
      this.#away.set(collection, gone);
      const keys = forgetOldest(state, collection, this.#kept / 2);
      // Ledger entries are read in their order only.
      if (collection !== 'entries') for (const key of keys) gone.add(key);
    }
  }

  /** The whole books to be read, wherever their rows are. */
  library(state: State): Library {
    const books = this.#books;
    const whole = (collection: Collection) => books === null || !isShelved(collection) || isWhole(state, collection);
    const first = (want: Want) => books?.find(want)[0]?.row ?? undefined;
    return {
      state,
      every: (collection, without = 0) =>
        books === null || whole(collection) ? rowsOf(state, collection, without) : books.every(collection, without),
      find: <C extends Collection>(collection: C, key: string) =>
        (state[collection].get(key) ??
          (whole(collection) || !isShelved(collection) ? undefined : first({ by: 'key', collection, key }))) as
          | Rows[C]
          | undefined,
      byReference: (reference) =>
        state.transactions.get(state.byReference.get(reference) ?? '') ??
        (whole('transactions')
          ? undefined
          : (first({ by: 'reference', reference }) as Rows['transactions'] | undefined)),
      search: (wanted, offset, limit) =>
        books === null || whole('transactions') ? null : books.search(wanted, offset, limit),
    };
  }
}

/** All rows of the collection are in memory. */
const isWhole = (state: State, collection: Shelved) => state[collection].size === (state.counts.get(collection) ?? 0);

const nameOf = (want: Want): string => Object.values(want).join(' ');

// What the host knows, in memory and in the store: both move together, and where the store fails the memory follows it.
import type { Message } from '../../src/iso8583/message.ts';
import { clearDay } from '../acquirer/clearing/clear.ts';
import { dayCut } from '../acquirer/clearing/day-cut.ts';
import { decide } from '../acquirer/decide.ts';
import type { Context, Decision } from '../acquirer/decision.ts';
import { readRequest } from '../acquirer/request.ts';
import { dayOf } from '../model/calendar.ts';
import { applyChange, emptyState } from '../state/change.ts';
import { settingsOf } from '../state/configure.ts';
import type { Change, Library, State } from '../state/rows.ts';
import type { Store } from '../store/store.ts';
import { Shelf } from './shelf.ts';

export const UNREADABLE = 'the books cannot be read';

export class Books {
  readonly #store: Store | null;
  readonly #shelf: Shelf;
  #state: State = emptyState();
  readonly #onFault: (error: unknown) => void;
  /** Memory is ahead of the store, which could not be read. */
  #ahead = false;

  /** Without a store everything stays in memory and ends with it; `keptRows` of a kind stay there where there is one. */
  constructor(store: Store | null, keptRows: number | undefined, onFault: (error: unknown) => void) {
    this.#store = store;
    this.#shelf = new Shelf(store, keptRows);
    this.#onFault = onFault;
  }

  get state(): State {
    return this.#state;
  }

  get library(): Library {
    return this.#shelf.library(this.#state);
  }

  /** Takes what the store has; false when it was never begun. */
  resume(): boolean {
    const kept = this.#store?.load() ?? null;
    if (kept !== null) this.#take(kept);
    return kept !== null;
  }

  /** Forgets everything and begins with this change. */
  begin(change: Change): void {
    this.#store?.reset(change);
    const state = emptyState();
    applyChange(state, change);
    this.#take(state);
  }

  /** Makes sure that memory is what the store has; until it is nothing is decided. */
  isReadable(): boolean {
    if (this.#ahead) this.#loadAgain();
    return !this.#ahead;
  }

  /** Decides a request, in memory only so far. */
  decide(message: Message, context: Context): Decision {
    const request = readRequest(message, settingsOf(this.#state).acquirer.strict);
    if (!('code' in request)) this.#shelf.prepare(request, this.#state, context.now);
    const decision = decide(message, this.#state, context, request);
    applyChange(this.#state, decision);
    return decision;
  }

  /** What the passing of time brings about; null when nothing. Not carried out yet. */
  cutOf(now: string): Change | null {
    const { businessDay } = settingsOf(this.#state);
    if (dayOf(now) !== businessDay) this.#shelf.prepareClearing(this.#state, businessDay);
    return dayCut(this.#state, now);
  }

  /** Clears a business day by hand. */
  clearDay(day: string, now: string): void {
    this.#shelf.prepareClearing(this.#state, day);
    this.change(clearDay(this.#state, day, now));
  }

  /** Carries out a change in memory only so far. */
  apply(change: Change): void {
    applyChange(this.#state, change);
  }

  /** Stores what memory has already. Where it throws, nothing of it happened. */
  commit(changes: readonly Change[]): void {
    try {
      this.#store?.commit(changes);
    } catch (error) {
      this.#loadAgain();
      throw error;
    }
    this.#trim();
  }

  /** Stores a change, then carries it out. Throws where it could not be stored. */
  change(change: Change): void {
    if (!this.isReadable()) throw new Error(UNREADABLE);
    this.#store?.commit([change]);
    applyChange(this.#state, change);
    this.#trim();
  }

  close(): void {
    this.#store?.close();
  }

  /** What cannot be let go now stays, and goes with a later change. */
  #trim(): void {
    try {
      this.#shelf.trim(this.#state);
    } catch (error) {
      this.#onFault(error);
    }
  }

  #take(state: State): void {
    this.#state = state;
    this.#shelf.begin(state);
    this.#ahead = false;
  }

  /** What the store says is what happened. */
  #loadAgain(): void {
    try {
      this.#take(this.#store?.load() ?? this.#state);
    } catch (error) {
      this.#onFault(error);
      this.#ahead = true;
    }
  }
}

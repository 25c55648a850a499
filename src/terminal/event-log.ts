// Keeps what a terminal did, in order and numbered from 1, and lets readers wait for what comes next.
import type { Event } from './contract.ts';

type WithoutNumber<E> = E extends unknown ? Omit<E, 'sequence' | 'at'> : never;
/** An event as its author states it; the log adds `sequence` and `at`. */
export type NewEvent = WithoutNumber<Event>;

export interface EventLogOptions {
  /** The terminal clock: ISO 8601 with offset. */
  now: () => string;
}

/**
 * Appends events and answers long polls.
 *
 * The sequence never starts again while the log lives, so a terminal keeps one log over every restart.
 */
export class EventLog {
  readonly #now: () => string;
  readonly #events: Event[] = [];
  readonly #waiting = new Set<() => void>();
  #closed = false;

  constructor(options: EventLogOptions) {
    this.#now = options.now;
  }

  /** Number of the last event; 0 before the first one. */
  get last(): number {
    return this.#events.length;
  }

  /** Numbers and stamps the event, keeps it and wakes every reader. Throws when the log is closed. */
  append(event: NewEvent): Event {
    if (this.#closed) throw new Error(`The event log is closed; it takes no "${event.kind}" event.`);
    const kept = { sequence: this.#events.length + 1, at: this.#now(), ...event } as Event;
    this.#events.push(kept);
    this.#wake();
    return kept;
  }

  /** The events after `since`, at once. */
  since(since: number): Event[] {
    return this.#events.slice(Math.max(0, since));
  }

  /**
   * The events after `since`: at once when there are any, otherwise as soon as the first one comes, and none after
   * `waitMs` milliseconds or when the log is closed meanwhile.
   */
  async read(since: number, waitMs: number): Promise<Event[]> {
    if (this.last <= since && waitMs > 0 && !this.#closed) await this.#somethingAfter(since, waitMs);
    return this.since(since);
  }

  /** Lets every reader go with what there is; nothing is appended afterwards. */
  close(): void {
    this.#closed = true;
    this.#wake();
  }

  #wake(): void {
    for (const look of [...this.#waiting]) look();
  }

  #somethingAfter(since: number, waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const look = () => {
        if (this.#closed || this.last > since) finish();
      };
      const timer = setTimeout(finish, waitMs);
      this.#waiting.add(look);
    });
  }
}

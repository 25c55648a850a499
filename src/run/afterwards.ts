// What is made of a run's messages comes after what Cucumber does about them: a worker gets its next scenario before the last one is judged.

export class Afterwards<T> {
  readonly #take: (each: T) => void;
  #waiting: T[] = [];

  /** @param take is handed everything that was put, in its order */
  constructor(take: (each: T) => void) {
    this.#take = take;
  }

  /** Keeps it for the next turn of the event loop. */
  put(each: T): void {
    if (this.#waiting.push(each) === 1) setImmediate(() => this.takeAll());
  }

  /** Takes everything now; before the end of a run nothing may be left. */
  takeAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) this.#take(each);
  }
}

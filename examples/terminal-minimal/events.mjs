// What the terminal did, numbered from 1, and readers that wait for what comes next.

export class Events {
  #kept = [];
  #readers = new Set();
  #now;

  /** @param now the present moment, ISO 8601 with offset */
  constructor(now) {
    this.#now = now;
  }

  get last() {
    return this.#kept.length;
  }

  append(event) {
    this.#kept.push({ sequence: this.last + 1, at: this.#now(), ...event });
    for (const wake of [...this.#readers]) wake();
  }

  /** The events after `since`; waits up to `waitMs` when there are none yet. */
  async read(since, waitMs) {
    if (this.last <= since && waitMs > 0)
      await new Promise((resolve) => {
        const wake = () => {
          if (this.last > since) done();
        };
        const done = () => {
          clearTimeout(timer);
          this.#readers.delete(wake);
          resolve();
        };
        const timer = setTimeout(done, waitMs);
        this.#readers.add(wake);
      });
    return this.#kept.slice(since);
  }
}

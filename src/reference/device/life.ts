// One stretch of power: from switching on to switching off. What was running when it ends is abandoned, not finished.

/** A life ends once. After that nothing that awaits through it goes on, exactly as when a plug is pulled. */
export class Life {
  readonly #timers = new Set<NodeJS.Timeout>();
  #over = false;

  get over(): boolean {
    return this.#over;
  }

  /** Cuts the power: timers are forgotten, awaiting work stays where it is for ever. */
  end(): void {
    this.#over = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** The promise as long as there is power; it never settles when the power went first. */
  hold<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => this.over || resolve(value),
        (error: unknown) => this.over || reject(error),
      );
    });
  }

  /** Runs the action after `delayMs` unless the power goes or the returned function is called first. */
  after(delayMs: number, action: () => void): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, delayMs);
    timer.unref();
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }
}

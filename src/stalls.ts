// Measures when the event loop of this thread stood still, so that nobody else is blamed for what came late meanwhile.

/** How often the loop is looked at, in milliseconds; a look that is later than that by `LEAST_MS` or more was a standstill. */
const INTERVAL_MS = 20;
const LEAST_MS = 10;
/** Standstills that are remembered; older ones go first. */
const MOST_KEPT = 500;

type Standstill = { from: number; to: number };

/** Standstills on a clock that does not step. `look` is called in even intervals, and shows by being late that nothing else could run. */
export class StallMeter {
  readonly #now: () => number;
  #kept: Standstill[] = [];
  #looked: number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#looked = now();
  }

  /** This moment, to ask later what happened since. */
  mark(): number {
    return this.#now();
  }

  look(): void {
    const standstill = this.#present();
    this.#looked = this.#now();
    if (standstill === null) return;
    this.#kept.push(standstill);
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
  }

  /**
   * The longest standstill since that mark in milliseconds; of many short ones, how much of any span of `windowMs` they took
   * together, for a thread that gets every tenth moment of a busy processor is as late as one that slept.
   */
  worst(since: number, windowMs: number): number {
    const present = this.#present();
    const all = [...this.#kept, ...(present === null ? [] : [present])]
      .filter(({ to }) => to > since)
      .map(({ from, to }) => ({ from: Math.max(from, since), to }));
    let worst = 0;
    let first = 0;
    let together = 0;
    for (const { from, to } of all) {
      together += to - from;
      const begin = to - windowMs;
      for (let oldest = all[first]; oldest !== undefined && oldest.to <= begin; oldest = all[++first])
        together -= oldest.to - oldest.from;
      const cut = Math.max(0, begin - (all[first]?.from ?? begin));
      worst = Math.max(worst, to - from, together - cut);
    }
    return worst;
  }

  /** How long something that comes to notice at this moment may have waited for the loop, in milliseconds. */
  behind(): number {
    const present = this.#present();
    if (present !== null) return present.to - present.from;
    const last = this.#kept.at(-1);
    return last !== undefined && last.to === this.#looked && this.#now() - last.to < LEAST_MS ? last.to - last.from : 0;
  }

  #present(): Standstill | null {
    const now = this.#now();
    const expected = this.#looked + INTERVAL_MS;
    return now - expected >= LEAST_MS ? { from: expected, to: now } : null;
  }
}

/** A meter of this thread; it keeps nothing alive. `onLook` is called whenever it looks. */
export function watchStalls(onLook: () => void = () => undefined): { meter: StallMeter; close(): void } {
  const meter = new StallMeter();
  const timer = setInterval(() => {
    meter.look();
    onLook();
  }, INTERVAL_MS);
  timer.unref();
  return { meter, close: () => clearInterval(timer) };
}

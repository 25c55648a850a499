// The engine of the host: message in, decision, one store transaction for all decisions of an event-loop tick, then the answers out.
import type { StallMeter } from '../../src/stalls.ts';
import type { Decision } from '../acquirer/decision.ts';
import type { AcquirerConfiguration } from '../model/acquirer.ts';
import { configurationChange, putSettings, settingsOf } from '../state/configure.ts';
import type { Change, Library, State } from '../state/rows.ts';
import type { Store } from '../store/store.ts';
import type { Answering, Arrival, Line } from './answering.ts';
import { Answers } from './answers.ts';
import { Books, UNREADABLE } from './books.ts';
import { createClock, type HostClock } from './clock.ts';
import { endingOf, isLast } from './delivery.ts';
import { createFitness, type Fitness } from './fitness.ts';
import { type Unread, unread } from './records.ts';
import { type ChipView, createTrace, type Trace } from './trace.ts';

export { type Answering, goneBefore, type Line } from './answering.ts';

export type EngineOptions = {
  configuration: AcquirerConfiguration;
  /** Where rows survive; null = nowhere. Closed with the engine. */
  books: Store | null;
  /** Exchanges that the trace keeps; default 2,000. */
  traceSize?: number;
  /** Rows of a kind that stay in memory; default 4,000. */
  keptRows?: number;
  /** Milliseconds since 1970; default the machine's clock. */
  realTime?: () => number;
  /** Runs a commit soon; by default when a look at the network brings nothing new, so that what comes at almost the same moment shares it. */
  schedule?: (commit: () => void, waiting: () => number) => void;
  /** Told of faults of the host itself (a decision that threw, a store that could not write). */
  onFault?: (error: unknown) => void;
  /** Sees when this thread stands still; without it only the engine's own time is known. */
  stalls?: StallMeter;
  /** Shows chip data in the trace. */
  viewChip?: ChipView;
};

/** Looks at the network before a commit at most, and requests that are enough for one: what keeps coming does not keep others waiting. */
const MOST_LOOKS = 8;
const ENOUGH = 64;

/** Commits after two turns of the event loop, or more of them while each brings something new. `waiting` is the number of requests. */
function whenQuiet(commit: () => void, waiting: () => number): void {
  const look = (known: number, left: number) => {
    const now = waiting();
    if (left === 0 || (left < MOST_LOOKS && (now === known || now >= ENOUGH))) commit();
    else setImmediate(look, now, left - 1);
  };
  setImmediate(look, 0, MOST_LOOKS);
}

type Job = { arrival: Arrival; answer: (answering: Answering) => void; came: number };

/** A fault of the host itself in the middle of a decision. */
class BrokenDown {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

/** Null: its connection was at an end, so no answer could leave. */
type Outcome = Decision | BrokenDown | null;

/** Requests that came and are not decided, and everything that is said and done about them. */
export class Engine {
  readonly trace: Trace;
  /** How late the host itself was since the last reset. */
  readonly fitness: Fitness;
  readonly #books: Books;
  readonly #answers: Answers;
  readonly #schedule: (commit: () => void, waiting: () => number) => void;
  readonly #onFault: (error: unknown) => void;
  readonly #realTime: () => number;
  /** What `reset` goes back to. */
  #started: AcquirerConfiguration;
  #clock: HostClock;
  #queue: Job[] = [];
  #closed = false;
  readonly #commit = (): void => this.#decideAll();
  readonly #waiting = (): number => this.#queue.length;

  /** Books that have a state are continued, and the configuration is then what `reset` goes back to. */
  constructor(options: EngineOptions) {
    const { books, keptRows, realTime = Date.now, schedule = whenQuiet, onFault = () => undefined } = options;
    this.trace = createTrace(options.traceSize ?? 2000, undefined, options.viewChip);
    this.fitness = createFitness(options.stalls);
    this.#answers = new Answers(this.trace);
    this.#books = new Books(books, keptRows, onFault);
    this.#schedule = schedule;
    this.#onFault = onFault;
    this.#realTime = realTime;
    this.#started = options.configuration;
    this.#clock = this.#books.resume()
      ? createClock(settingsOf(this.state).clock, realTime)
      : this.#startOver(options.configuration);
  }

  /** What is in memory; `library` reads the whole books. */
  get state(): State {
    return this.#books.state;
  }

  get library(): Library {
    return this.#books.library;
  }

  get clock(): HostClock {
    return this.#clock;
  }

  /**
   * Decides and commits with everything else of this turn of the event loop. `answer` is called once, when the books are safe;
   * what it throws is told to `onFault`. Throws only after `close`.
   */
  take(arrival: Arrival, answer: (answering: Answering) => void): void {
    if (this.#closed) throw new Error('the host is closed');
    const job = { arrival, answer, came: this.fitness.arrived() };
    if (this.#queue.push(job) === 1) this.#schedule(this.#commit, this.#waiting);
  }

  /** The same as a promise; rejects only after `close`. */
  submit(arrival: Arrival): Promise<Answering> {
    return new Promise((resolve) => this.take(arrival, resolve));
  }

  /** Records what could not be read as a request. */
  refuse(refusal: Unread): void {
    this.trace.add(unread(this.#clock.now(), refusal));
  }

  /** Carries out a change of the operator, as safely as a decision. */
  change(change: Change): void {
    this.#decideAll();
    this.#books.change(change);
  }

  /** Stands the clock at a time, or lets it run (null). */
  setClock(instant: string | null): void {
    this.#keepClock((moved) => moved.set(instant));
  }

  /** Moves the clock by so many milliseconds; it then stands. */
  advanceClock(milliseconds: number): void {
    this.#keepClock((moved) => moved.advance(milliseconds));
  }

  /** Clears the business day if the clock has left it; every request and every move of the clock does so by itself. */
  cutDay(): void {
    this.#decideAll();
    const cut = this.#books.cutOf(this.#clock.now());
    if (cut !== null) this.#books.change(cut);
  }

  /** Clears a business day by hand. */
  clearDay(day: string): void {
    this.#decideAll();
    this.#books.clearDay(day, this.#clock.now());
  }

  /** Forgets everything that happened and begins with this configuration; without one, with that of the last start or `begin`. */
  reset(configuration: AcquirerConfiguration = this.#started): void {
    this.#decideAll();
    this.release();
    this.#clock = this.#startOver(configuration);
    this.trace.clear();
    this.fitness.clear();
  }

  /** As `reset`, and later resets come back to this configuration. */
  begin(configuration: AcquirerConfiguration): void {
    this.reset(configuration);
    this.#started = configuration;
  }

  /** Lets go of everything that is held back: answers that are late, connections that get none. */
  release(): void {
    this.#answers.release();
  }

  close(): void {
    if (this.#closed) return;
    this.#decideAll();
    this.#closed = true;
    this.#answers.release();
    this.#books.close();
  }

  /** Begins the books; gives the clock that the configuration says. */
  #startOver(configuration: AcquirerConfiguration): HostClock {
    const clock = createClock(configuration.clock ?? null, this.#realTime);
    this.#books.begin(configurationChange(configuration, clock.now()));
    return clock;
  }

  /** Moves a copy of the clock, and takes it when its time is in the books. */
  #keepClock(move: (moved: HostClock) => void): void {
    this.#decideAll();
    const moved = createClock(this.#clock.standing ? this.#clock.now() : null, this.#realTime);
    move(moved);
    this.change(putSettings(this.state, { clock: moved.standing ? moved.now() : null }));
    this.#clock = moved;
    this.cutDay();
  }

  /** Decides whatever waits, stores all of it together, and lets the answers go. */
  #decideAll(): void {
    if (this.#queue.length === 0) return;
    const jobs = this.#queue;
    this.#queue = [];
    const now = this.#clock.now();
    const group = this.#books.isReadable() ? this.#decideGroup(jobs, now) : new BrokenDown(new Error(UNREADABLE));
    for (const [i, job] of jobs.entries()) {
      const outcome = group instanceof BrokenDown ? group : (group[i] ?? null);
      this.#deliver(job, outcome, now);
    }
  }

  /** What became of each, with the books safe: null where no answer could leave. A failure of the store is that of all. */
  #decideGroup(jobs: readonly Job[], now: string): Outcome[] | BrokenDown {
    const changes: Change[] = [];
    const cut = this.#cutIfPossible(now);
    if (cut !== null) {
      this.#books.apply(cut);
      changes.push(cut);
    }
    /** Connections that end with one of these answers. */
    const ending = new Set<Line>();
    const outcomes = jobs.map(({ arrival }) => this.#decideOne(arrival, now, changes, ending));
    try {
      this.#books.commit(changes);
    } catch (error) {
      return new BrokenDown(error);
    }
    for (const line of ending) line.over = true;
    return outcomes;
  }

  #decideOne(
    { message, security, line, transport }: Arrival,
    now: string,
    changes: Change[],
    ending: Set<Line>,
  ): Outcome {
    if (line !== undefined && (line.over || ending.has(line))) return null;
    try {
      const decision = this.#books.decide(message, { now, security });
      changes.push(decision);
      const last = isLast(endingOf(decision.reply, decision.fault?.name ?? null, transport));
      if (line !== undefined && last) ending.add(line);
      return decision;
    } catch (error) {
      return new BrokenDown(error);
    }
  }

  /** A day that cannot be cut now is cut with a later request; nobody waits for his answer because of it. */
  #cutIfPossible(now: string): Change | null {
    try {
      return this.#books.cutOf(now);
    } catch (error) {
      this.#onFault(error);
      return null;
    }
  }

  #deliver(job: Job, outcome: Outcome, now: string): void {
    const { arrival, came } = job;
    let answering: Answering;
    if (outcome === null) answering = this.#answers.unheard(arrival, now);
    else if (outcome instanceof BrokenDown) answering = this.#breakdown(arrival, outcome.error, now);
    else answering = this.#answers.decided(arrival, outcome, now, this.fitness.answered(came), this.state);
    try {
      job.answer(answering);
    } catch (error) {
      this.#onFault(error);
    }
  }

  #breakdown(arrival: Arrival, error: unknown, now: string): Answering {
    this.#onFault(error);
    return this.#answers.brokenDown(arrival, now);
  }
}

export const createEngine = (options: EngineOptions): Engine => new Engine(options);

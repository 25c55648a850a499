// The engine of the host: message in, decision, one store transaction for all decisions of an event-loop tick, then the answers out.
import type { Message } from '../../src/iso8583/message.ts';
import type { StallMeter } from '../../src/stalls.ts';
import { applyChange, emptyState } from '../acquirer/change.ts';
import { dayOf } from '../acquirer/clearing/calendar.ts';
import { clearDay } from '../acquirer/clearing/clear.ts';
import { dayCut } from '../acquirer/clearing/day-cut.ts';
import { configurationChange, putSettings, settingsOf } from '../acquirer/configure.ts';
import { decide } from '../acquirer/decide.ts';
import { signReply } from '../acquirer/reply.ts';
import { readRequest } from '../acquirer/request.ts';
import type { Change, Decision, Library, PlayedFault, Security, State } from '../acquirer/types.ts';
import type { AcquirerConfiguration } from '../admin/wire.ts';
import type { Transport } from '../faults/fault.ts';
import type { Store } from '../ledger/store.ts';
import { createClock, type HostClock } from './clock.ts';
import { endingOf, isLast, type Plan, plainPlan, planDelivery, type Seal, seededRandom } from './delivery.ts';
import { createFitness, type Fitness } from './fitness.ts';
import { decided, failed, passedOver, systemFault, type Unread, unread } from './records.ts';
import { Shelf } from './shelf.ts';
import { createTrace, type Entry, type Trace, type Travelled } from './trace.ts';
import type { RequestHead } from './unmasked.ts';

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
  /** Runs a commit soon; by default after one more look at the network, so that what comes at almost the same moment shares it. */
  schedule?: (commit: () => void) => void;
  /** Told of faults of the host itself (a decision that threw, a store that could not write). */
  onFault?: (error: unknown) => void;
  /** Sees when this thread stands still; without it only the engine's own time is known. */
  stalls?: StallMeter;
};

/** A message that a host read off its wire. */
export type Arrival = {
  message: Message;
  transport: Transport;
  security: Security;
  /** Its bytes, where the wire is a binary one. */
  bytes?: Travelled | null;
  /** Line and headers, where it came over HTTP. */
  head?: RequestHead | null;
  /** The connection, where several requests may be under way on it. */
  line?: Line;
};

/** A connection. Once it is over no answer can leave on it, so what came and was not decided before never is. */
export type Line = { over: boolean };

/** What the host is to do about it. `signal` is aborted when the books are reset or closed: then nothing may leave any more. */
export type Answering = {
  plan: Plan;
  headerRequirement: string | null;
  signal: AbortSignal;
  /** The host tells that the answer did not get out (the terminal hung up); the trace then shows no answer. */
  undelivered(reason: string): void;
  /** A host of a binary wire tells what the answer was in bytes. */
  written(answerHex: Travelled): void;
};

/** Why an answer did not leave, where the host itself did not end the connection on purpose. */
export function goneBefore({ aborted }: AbortSignal): string {
  const who = aborted ? 'the acquirer was reset or closed' : 'the terminal had hung up';
  return `${who} before the answer could leave`;
}

export type Engine = {
  /** What is in memory; `library` reads the whole books. */
  readonly state: State;
  readonly library: Library;
  readonly clock: HostClock;
  readonly trace: Trace;
  /** How late the host itself was since the last reset. */
  readonly fitness: Fitness;
  /**
   * Decides and commits with everything else of this turn of the event loop. `answer` is called once, when the books are safe;
   * what it throws is told to `onFault`. Throws only after `close`.
   */
  take(arrival: Arrival, answer: (answering: Answering) => void): void;
  /** The same as a promise; rejects only after `close`. */
  submit(arrival: Arrival): Promise<Answering>;
  /** Records what could not be read as a request. */
  refuse(refusal: Unread): void;
  /** Carries out a change of the operator, as safely as a decision. */
  change(change: Change): void;
  /** Stands the clock at a time, or lets it run (null). */
  setClock(instant: string | null): void;
  /** Moves the clock by so many milliseconds; it then stands. */
  advanceClock(milliseconds: number): void;
  /** Clears the business day if the clock has left it; every request and every move of the clock does so by itself. */
  cutDay(): void;
  /** Clears a business day by hand. */
  clearDay(day: string): void;
  /** Forgets everything that happened and begins with this configuration; without one, with that of the last start or `begin`. */
  reset(configuration?: AcquirerConfiguration): void;
  /** As `reset`, and later resets come back to this configuration. */
  begin(configuration: AcquirerConfiguration): void;
  /** Lets go of everything that is held back: answers that are late, connections that get none. */
  release(): void;
  close(): void;
};

const afterOneMoreTurn = (commit: () => void) => void setImmediate(() => setImmediate(commit));

type Job = { arrival: Arrival; answer: (answering: Answering) => void; came: number };

/** A fault of the host itself in the middle of a decision. */
class BrokenDown {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

/** A plan with what its host tells of it; one for every message, so it has no functions of its own. */
class Planned implements Answering {
  readonly plan: Plan;
  readonly headerRequirement: string | null;
  readonly signal: AbortSignal;
  readonly #entry: Entry;

  constructor(plan: Plan, headerRequirement: string | null, signal: AbortSignal, entry: Entry) {
    this.plan = plan;
    this.headerRequirement = headerRequirement;
    this.signal = signal;
    this.#entry = entry;
  }

  undelivered(reason: string): void {
    this.#entry.change(({ error }) => ({ answer: null, error: error === null ? reason : `${error}; ${reason}` }));
  }

  written(answerHex: Travelled): void {
    this.#entry.write(answerHex);
  }
}

/** Starts the engine; books that have a state are continued, and the configuration is then what `reset` goes back to. */
export function createEngine(options: EngineOptions): Engine {
  const { books, realTime = Date.now, schedule = afterOneMoreTurn, onFault = () => undefined } = options;
  const trace = createTrace(options.traceSize ?? 2000);
  const fitness = createFitness(options.stalls);
  const shelf = new Shelf(books, options.keptRows);
  let started = options.configuration;
  let state: State;
  let clock: HostClock;
  let epoch = new AbortController();
  let queue: Job[] = [];
  let behind = false;
  let closed = false;

  const startOver = (configuration: AcquirerConfiguration): void => {
    const begun = createClock(configuration.clock ?? null, realTime);
    const change = configurationChange(configuration, begun.now());
    books?.reset(change);
    clock = begun;
    state = emptyState();
    applyChange(state, change);
    shelf.begin(state);
  };

  /** The decision in force; a fault of the host itself is given back as it is. */
  const carryOut = ({ message, security }: Arrival, now: string): Decision | BrokenDown => {
    try {
      const request = readRequest(message);
      if (!('code' in request)) shelf.prepare(request, state, now);
      const decision = decide(message, state, { now, security }, request);
      applyChange(state, decision);
      return decision;
    } catch (error) {
      return new BrokenDown(error);
    }
  };

  const answered = ({ arrival, came }: Job, decision: Decision, at: string): Answering => {
    const plan = decision.fault === null ? plainPlan(decision.reply) : misbehave(arrival, decision, decision.fault);
    const happening = { ...decided(arrival, at, decision, plan), ownMs: fitness.answered(came) };
    return new Planned(plan, decision.headerRequirement, epoch.signal, trace.add(happening));
  };

  const misbehave = (arrival: Arrival, { reply, terminalId }: Decision, { name, delayMs }: PlayedFault): Plan => {
    const { message: request, transport, security } = arrival;
    const terminal = state.terminals.get(terminalId ?? '');
    const seal: Seal = (given) => (given.fields[64] === undefined ? given : signReply(given, terminal, security));
    const random = seededRandom(settingsOf(state).seed ^ Math.imul(trace.sequence + 1, 0x9e3779b9));
    return planDelivery(reply, name, transport, { request, delayMs: delayMs || null, random }, seal);
  };

  const breakdown = (arrival: Arrival, error: unknown): Answering => {
    onFault(error);
    const answer = systemFault(arrival.message);
    return new Planned(plainPlan(answer), null, epoch.signal, trace.add(failed(arrival, clock.now(), answer)));
  };

  /** No answer could leave: its connection is at an end. */
  const unheard = ({ arrival }: Job, at: string): Answering =>
    new Planned(plainPlan(null), null, epoch.signal, trace.add(passedOver(arrival, at)));

  const deliver = ({ answer }: Job, answering: Answering): void => {
    try {
      answer(answering);
    } catch (error) {
      onFault(error);
    }
  };

  /** What the passing of time brings about, with everything at hand that it needs. */
  const cutOf = (now: string): Change | null => {
    const { businessDay } = settingsOf(state);
    if (dayOf(now) !== businessDay) shelf.prepareClearing(state, businessDay);
    return dayCut(state, now);
  };

  /** A day that cannot be cut now is cut with a later request; nobody waits for his answer because of it. */
  const cutIfPossible = (now: string): Change | null => {
    try {
      return cutOf(now);
    } catch (error) {
      onFault(error);
      return null;
    }
  };

  /** Memory is ahead of the books: what the books say is what happened. Until they can be read nothing is decided. */
  const loadAgain = (): boolean => {
    try {
      state = books?.load() ?? state;
      shelf.begin(state);
      behind = false;
    } catch (error) {
      onFault(error);
      behind = true;
    }
    return !behind;
  };

  const commit = (): void => {
    const jobs = queue;
    queue = [];
    const now = clock.now();
    if (behind && !loadAgain()) {
      for (const job of jobs) deliver(job, breakdown(job.arrival, new Error('the books cannot be read')));
      return;
    }
    const changes: Change[] = [];
    const cut = cutIfPossible(now);
    if (cut !== null) {
      applyChange(state, cut);
      changes.push(cut);
    }
    /** Connections that end with one of these answers. */
    const ending = new Set<Line>();
    const outcomes = jobs.map(({ arrival }) => {
      const { line, transport } = arrival;
      if (line !== undefined && (line.over || ending.has(line))) return null;
      const outcome = carryOut(arrival, now);
      if (outcome instanceof BrokenDown) return outcome;
      changes.push(outcome);
      if (line !== undefined && isLast(endingOf(outcome.reply, outcome.fault?.name ?? null, transport)))
        ending.add(line);
      return outcome;
    });
    let lost: BrokenDown | null = null;
    try {
      books?.commit(changes);
    } catch (error) {
      lost = new BrokenDown(error);
      loadAgain();
    }
    if (lost === null) {
      shelf.trim(state);
      for (const line of ending) line.over = true;
    }
    for (const [i, job] of jobs.entries()) {
      const outcome = lost ?? outcomes[i] ?? null;
      if (outcome === null) deliver(job, unheard(job, now));
      else if (outcome instanceof BrokenDown) deliver(job, breakdown(job.arrival, outcome.error));
      else deliver(job, answered(job, outcome, now));
    }
  };

  /** Moves a copy of the clock, and takes it when its time is in the books. */
  const keepClock = (move: (moved: HostClock) => void) => {
    if (queue.length > 0) commit();
    const moved = createClock(clock.standing ? clock.now() : null, realTime);
    move(moved);
    engine.change(putSettings(state, { clock: moved.standing ? moved.now() : null }));
    clock = moved;
    engine.cutDay();
  };

  const engine: Engine = {
    get state() {
      return state;
    },
    get library() {
      return shelf.library(state);
    },
    get clock() {
      return clock;
    },
    trace,
    fitness,
    take(arrival, answer) {
      if (closed) throw new Error('the host is closed');
      if (queue.push({ arrival, answer, came: fitness.arrived() }) === 1) schedule(commit);
    },
    submit: (arrival) => new Promise((resolve) => engine.take(arrival, resolve)),
    refuse(refusal) {
      trace.add(unread(clock.now(), refusal));
    },
    change(change) {
      if (queue.length > 0) commit();
      if (behind && !loadAgain()) throw new Error('the books cannot be read');
      books?.commit([change]);
      applyChange(state, change);
      shelf.trim(state);
    },
    setClock(instant) {
      keepClock((moved) => moved.set(instant));
    },
    advanceClock(milliseconds) {
      keepClock((moved) => moved.advance(milliseconds));
    },
    cutDay() {
      if (queue.length > 0) commit();
      const cut = cutOf(clock.now());
      if (cut !== null) engine.change(cut);
    },
    clearDay(day) {
      if (queue.length > 0) commit();
      shelf.prepareClearing(state, day);
      engine.change(clearDay(state, day, clock.now()));
    },
    reset(configuration = started) {
      if (queue.length > 0) commit();
      engine.release();
      startOver(configuration);
      trace.clear();
      fitness.clear();
    },
    begin(configuration) {
      engine.reset(configuration);
      started = configuration;
    },
    release() {
      epoch.abort();
      epoch = new AbortController();
    },
    close() {
      if (closed) return;
      if (queue.length > 0) commit();
      closed = true;
      epoch.abort();
      books?.close();
    },
  };

  const kept = books?.load() ?? null;
  if (kept === null) startOver(started);
  else {
    state = kept;
    shelf.begin(state);
    clock = createClock(settingsOf(kept).clock, realTime);
  }
  return engine;
}

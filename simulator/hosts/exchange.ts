// The engine of the host: message in, decision, one store transaction for all decisions of an event-loop tick, then the answers out.
import type { Message } from '../../src/iso8583/message.ts';
import { applyChange, emptyState } from '../acquirer/change.ts';
import { dayCut } from '../acquirer/clearing/day-cut.ts';
import { configurationChange, putSettings, settingsOf } from '../acquirer/configure.ts';
import { decide } from '../acquirer/decide.ts';
import { signReply } from '../acquirer/reply.ts';
import type { Change, Decision, PlayedFault, Security, State } from '../acquirer/types.ts';
import type { AcquirerConfiguration } from '../admin/wire.ts';
import type { Transport } from '../faults/fault.ts';
import type { Store } from '../ledger/store.ts';
import { createClock, type HostClock } from './clock.ts';
import { type Plan, plainPlan, planDelivery, type Seal, seededRandom } from './delivery.ts';
import { decided, failed, systemFault, type Unread, unread } from './records.ts';
import { createTrace, type Entry, type HiddenHex, type Trace } from './trace.ts';

export type EngineOptions = {
  configuration: AcquirerConfiguration;
  /** Where rows survive; null = nowhere. Closed with the engine. */
  books: Store | null;
  /** Exchanges that the trace keeps; default 2,000. */
  traceSize?: number;
  /** Milliseconds since 1970; default the machine's clock. */
  realTime?: () => number;
  /** Runs the commit of the tick; default `setImmediate`. */
  schedule?: (commit: () => void) => void;
  /** Told of faults of the host itself (a decision that threw, a store that could not write). */
  onFault?: (error: unknown) => void;
};

/** A message that a host read off its wire. */
export type Arrival = {
  message: Message;
  transport: Transport;
  security: Security;
  /** Its bytes, where the wire is a binary one. */
  requestHex?: HiddenHex | null;
};

/** What the host is to do about it. `signal` is aborted when the books are reset or closed: then nothing may leave any more. */
export type Answering = {
  plan: Plan;
  headerRequirement: string | null;
  signal: AbortSignal;
  /** The host tells that the answer did not get out (the terminal hung up); the trace then shows no answer. */
  undelivered(reason: string): void;
  /** A host of a binary wire tells what the answer was in bytes. */
  written(answerHex: HiddenHex): void;
};

export type Engine = {
  readonly state: State;
  readonly clock: HostClock;
  readonly trace: Trace;
  /** Decides and commits. Resolves when the books are safe; rejects only after `close`. */
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
  /** Forgets everything that happened and begins with this configuration; without one, with that of the last start or `begin`. */
  reset(configuration?: AcquirerConfiguration): void;
  /** As `reset`, and later resets come back to this configuration. */
  begin(configuration: AcquirerConfiguration): void;
  /** Lets go of everything that is held back: answers that are late, connections that get none. */
  release(): void;
  close(): void;
};

const occasion = ({ transport, message: request, requestHex = null }: Arrival, at: string) => ({
  at,
  transport,
  request,
  requestHex,
});

type Job = Arrival & { resolve(answering: Answering): void; reject(error: Error): void };

/** Starts the engine; books that have a state are continued, and the configuration is then what `reset` goes back to. */
export function createEngine(options: EngineOptions): Engine {
  const { books, realTime = Date.now, schedule = setImmediate, onFault = () => undefined } = options;
  const trace = createTrace(options.traceSize ?? 2000);
  let started = options.configuration;
  let state: State;
  let clock: HostClock;
  let epoch = new AbortController();
  let queue: Job[] = [];
  let closed = false;

  const startOver = (configuration: AcquirerConfiguration): void => {
    clock = createClock(configuration.clock ?? null, realTime);
    const change = configurationChange(configuration, clock.now());
    books?.reset(change);
    state = emptyState();
    applyChange(state, change);
  };

  const carryOut = (job: Job): { decision: Decision; finish: () => Answering } => {
    const at = clock.now();
    const decision = decide(job.message, state, { now: at, security: job.security });
    applyChange(state, decision);
    const finish = () => {
      const plan = decision.fault === null ? plainPlan(decision.reply) : misbehave(job, decision, decision.fault);
      const entry = trace.add(decided(occasion(job, at), decision, plan));
      return answering(plan, decision.headerRequirement, entry);
    };
    return { decision, finish };
  };

  const misbehave = (job: Job, { reply, terminalId }: Decision, { name, delayMs }: PlayedFault): Plan => {
    const { message: request, transport, security } = job;
    const terminal = state.terminals.get(terminalId ?? '');
    const seal: Seal = (given) => (given.fields[64] === undefined ? given : signReply(given, terminal, security));
    const random = seededRandom(settingsOf(state).seed ^ Math.imul(trace.sequence + 1, 0x9e3779b9));
    return planDelivery(reply, name, transport, { request, delayMs: delayMs || null, random }, seal);
  };

  const breakdown = (job: Job, error: unknown): Answering => {
    onFault(error);
    const answer = systemFault(job.message);
    return answering(plainPlan(answer), null, trace.add(failed(occasion(job, clock.now()), answer)));
  };

  const answering = (plan: Plan, headerRequirement: string | null, entry: Entry): Answering => ({
    plan,
    headerRequirement,
    signal: epoch.signal,
    undelivered(reason) {
      entry.change(({ error }) => ({ answer: null, error: error === null ? reason : `${error}; ${reason}` }));
    },
    written: (answerHex) => entry.change(() => ({ answerHex })),
  });

  const commit = (): void => {
    const jobs = queue;
    queue = [];
    const cut = dayCut(state, clock.now());
    if (cut !== null) applyChange(state, cut);
    const outcomes = jobs.map((job) => {
      try {
        return { job, ...carryOut(job) };
      } catch (error) {
        return { job, decision: null, finish: () => breakdown(job, error) };
      }
    });
    try {
      books?.commit([...(cut === null ? [] : [cut]), ...outcomes.flatMap(({ decision }) => decision ?? [])]);
    } catch (error) {
      // Memory is ahead of the books now: what the books say is what happened, and these requests did not.
      state = books?.load() ?? state;
      for (const { job } of outcomes) job.resolve(breakdown(job, error));
      return;
    }
    for (const { job, finish } of outcomes) job.resolve(finish());
  };

  const keepClock = () => {
    engine.change(putSettings(state, { clock: clock.standing ? clock.now() : null }));
    engine.cutDay();
  };

  const engine: Engine = {
    get state() {
      return state;
    },
    get clock() {
      return clock;
    },
    trace,
    submit: (arrival) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the host is closed'));
        queue.push({ ...arrival, resolve, reject });
        if (queue.length === 1) schedule(commit);
      }),
    refuse(refusal) {
      trace.add(unread(clock.now(), refusal));
    },
    change(change) {
      if (queue.length > 0) commit();
      books?.commit([change]);
      applyChange(state, change);
    },
    setClock(instant) {
      clock.set(instant);
      keepClock();
    },
    advanceClock(milliseconds) {
      clock.advance(milliseconds);
      keepClock();
    },
    cutDay() {
      const cut = dayCut(state, clock.now());
      if (cut !== null) engine.change(cut);
    },
    reset(configuration = started) {
      if (queue.length > 0) commit();
      engine.release();
      startOver(configuration);
      trace.clear();
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
    clock = createClock(settingsOf(kept).clock, realTime);
  }
  return engine;
}

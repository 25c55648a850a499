// What is answered to a request: the plan of its decision, with its place in the trace.

import { seededRandom } from '../../src/random.ts';
import type { Decision, PlayedFault } from '../acquirer/decision.ts';
import { signReply } from '../acquirer/reply.ts';
import { settingsOf } from '../state/configure.ts';
import type { State } from '../state/rows.ts';
import type { Answering, Arrival } from './answering.ts';
import { type Plan, plainPlan, planDelivery, type Seal } from './delivery.ts';
import * as records from './records.ts';
import type { Entry, Happening, Trace, Travelled } from './trace.ts';

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

export class Answers {
  readonly #trace: Trace;
  /** Aborted when everything that is held back is let go. */
  #epoch = new AbortController();

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  /** A decision is in the books; `ownMs` is how long the host itself took. */
  decided(arrival: Arrival, decision: Decision, at: string, ownMs: number, state: State): Answering {
    const { reply, fault, headerRequirement } = decision;
    const plan = fault === null ? plainPlan(reply) : this.#misbehave(arrival, decision, fault, state);
    return this.#planned(plan, headerRequirement, records.decided(arrival, at, decision, plan, ownMs));
  }

  /** The host itself failed: nothing was posted. */
  brokenDown(arrival: Arrival, at: string): Answering {
    const answer = records.systemFault(arrival.message);
    return this.#planned(plainPlan(answer), null, records.failed(arrival, at, answer));
  }

  /** No answer could leave: its connection is at an end. */
  unheard(arrival: Arrival, at: string): Answering {
    return this.#planned(plainPlan(null), null, records.passedOver(arrival, at));
  }

  /** Lets go of everything that is held back. */
  release(): void {
    // With a reason of its own: without one an exception with a stack is made, at every reset.
    this.#epoch.abort('released');
    this.#epoch = new AbortController();
  }

  #misbehave(
    arrival: Arrival,
    { reply, terminalId }: Decision,
    { name, delayMs, field, byte }: PlayedFault,
    state: State,
  ): Plan {
    const { message: request, transport, security } = arrival;
    const terminal = state.terminals.get(terminalId ?? '');
    const seal: Seal = (given) => (given.fields[64] === undefined ? given : signReply(given, terminal, security));
    const random = seededRandom(settingsOf(state).seed ^ Math.imul(this.#trace.sequence + 1, 0x9e3779b9));
    return planDelivery(reply, name, transport, { request, delayMs: delayMs || null, field, byte, random }, seal);
  }

  #planned(plan: Plan, headerRequirement: string | null, happening: Happening): Answering {
    return new Planned(plan, headerRequirement, this.#epoch.signal, this.#trace.add(happening));
  }
}

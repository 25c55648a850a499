// Waits for a terminal by long polling, never longer than the bound that the caller sets.
import { setTimeout as pause } from 'node:timers/promises';
import { hideCardNumbers } from '../secrets/index.ts';
import { type Capabilities, type Event, type State, type Terminal, TerminalSilent } from './contract.ts';

/** Longest single poll; a longer wait asks again. */
const POLL_MS = 20_000;

/** How often one that is starting is asked. */
const START_POLL_MS = 200;

/** What was waited for did not happen within the bound; `state` is what the terminal was in at the end. */
export class BoundExceeded extends Error {
  readonly code = 'bound-exceeded';
  readonly boundMs: number;
  readonly state: State;
  constructor(waitedFor: string, boundMs: number, state: State) {
    super(`${waitedFor}: not within ${boundMs} ms. ${describeState(state)}`);
    this.name = 'BoundExceeded';
    this.boundMs = boundMs;
    this.state = state;
  }
}

/** The state in one line, fit for a message. */
function describeState(state: State): string {
  const parts = [
    `power ${state.power}`,
    state.network,
    state.quiet ? 'quiet' : 'not quiet',
    `in ${state.function ?? 'no function'}`,
    `waiting for ${state.prompt ?? 'nobody'}`,
    `${state.owed.length} owed`,
    `event ${state.sequence}`,
  ];
  return `The terminal was: ${parts.join(', ')}; screen: ${hideCardNumbers(state.screen.join(' / ')) || '(empty)'}`;
}

/** Resolves with the first state that is quiet; rejects with BoundExceeded after `boundMs` milliseconds. */
export async function untilQuiet(terminal: Terminal, boundMs: number): Promise<State> {
  const deadline = performance.now() + boundMs;
  for (;;) {
    const state = await terminal.state();
    if (state.quiet) return state;
    const left = deadline - performance.now();
    if (left <= 0) throw new BoundExceeded('Quiet', boundMs, state);
    await terminal.events(state.sequence, Math.ceil(Math.min(left, POLL_MS)));
  }
}

/**
 * Resolves with the first event after `since` that the predicate accepts; rejects with BoundExceeded after `boundMs`
 * milliseconds.
 */
export async function untilEvent<E extends Event>(
  terminal: Terminal,
  since: number,
  predicate: ((event: Event) => event is E) | ((event: Event) => boolean),
  boundMs: number,
): Promise<E> {
  const deadline = performance.now() + boundMs;
  let seen = since;
  for (;;) {
    const left = Math.max(0, deadline - performance.now());
    const events = await terminal.events(seen, Math.ceil(Math.min(left, POLL_MS)));
    const found = events.find((event) => predicate(event));
    if (found !== undefined) return found as E;
    seen = events.at(-1)?.sequence ?? seen;
    if (left === 0) throw new BoundExceeded(`The awaited event after ${since}`, boundMs, await terminal.state());
  }
}

/** The capabilities of a terminal that may just be starting anew: for `boundMs` milliseconds an address at which nobody answers is asked again. */
export async function untilAnswers(terminal: Pick<Terminal, 'capabilities'>, boundMs: number): Promise<Capabilities> {
  const deadline = performance.now() + boundMs;
  for (;;) {
    try {
      return await terminal.capabilities();
    } catch (error) {
      const mayReturn = error instanceof TerminalSilent && error.mayReturn;
      if (!mayReturn || performance.now() >= deadline) throw error;
    }
    await pause(START_POLL_MS);
  }
}

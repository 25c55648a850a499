// Stands before a terminal and holds every word that goes in or comes out against the contract.
import { wordingFaults } from '../definitions/own-words.ts';
import {
  type Acknowledgement,
  type Capabilities,
  type Command,
  ContractError,
  type Event,
  type JournalEntry,
  REFUSALS,
  type State,
  type Terminal,
} from './contract.ts';
import { assertCommand, assertGiven } from './validate.ts';

const farSides = new WeakMap<Terminal, Terminal>();

/** The terminal behind a guard that was told to expose it: an adapter on a wire, which must refuse wrong words itself. */
export function farSideOf(terminal: Terminal): Terminal | undefined {
  return farSides.get(terminal);
}

/**
 * A terminal that never passes on what the schemas forbid.
 *
 * A wrong command is refused before it is sent (`unknown-command`, `invalid-command`). A wrong answer, events out of
 * order, and every error that is no refusal become `adapter-fault`.
 *
 * @param options.expose let farSideOf find the terminal behind
 */
export function guard(terminal: Terminal, options: { expose?: boolean } = {}): Terminal {
  const guarded: Terminal = {
    async execute(command: Command): Promise<Acknowledgement> {
      assertCommand(command);
      const acknowledgement = await attempt(`command ${command.command}`, () => terminal.execute(command));
      assertGiven('Acknowledgement', acknowledgement);
      return acknowledgement;
    },
    async events(since: number, waitMs: number): Promise<Event[]> {
      const events = await attempt('events', () => terminal.events(since, waitMs));
      assertOrdered(since, events);
      return events;
    },
    async state(): Promise<State> {
      const state = await attempt('state', () => terminal.state());
      assertGiven('State', state);
      return state;
    },
    async journal(): Promise<JournalEntry[]> {
      const journal = await attempt('journal', () => terminal.journal());
      assertList('journal', journal);
      for (const entry of journal) assertGiven('JournalEntry', entry);
      return journal;
    },
    async log(): Promise<string> {
      const log = await attempt('log', () => terminal.log());
      if (typeof log !== 'string') throw new ContractError('adapter-fault', `log: expected text, found ${typeof log}`);
      return log;
    },
    async capabilities(): Promise<Capabilities> {
      const capabilities = await attempt('capabilities', () => terminal.capabilities());
      assertGiven('Capabilities', capabilities);
      const [fault] = wordingFaults(capabilities.words ?? {});
      if (fault !== undefined) throw new ContractError('adapter-fault', `Capabilities/words: ${fault.en}`);
      return capabilities;
    },
    close: () => attempt('close', () => terminal.close()),
  };
  if (options.expose) farSides.set(guarded, terminal);
  return guarded;
}

/** Throws `adapter-fault` unless the events hold and their numbers follow `since` without a gap. */
export function assertOrdered(since: number, events: unknown): asserts events is Event[] {
  assertList('events', events);
  for (const [at, event] of events.entries()) {
    assertGiven('Event', event);
    const { sequence } = event as Event;
    if (sequence !== since + at + 1)
      throw new ContractError(
        'adapter-fault',
        `Event/sequence: expected ${since + at + 1} (the events after ${since}, in order, without gaps), found ${sequence}`,
      );
  }
}

function assertList(what: string, value: unknown): asserts value is unknown[] {
  if (!Array.isArray(value))
    throw new ContractError(
      'adapter-fault',
      `${what}: expected a list, found ${value === null ? 'null' : typeof value}`,
    );
}

/** Runs a call of the terminal; an error with a refusal's code stays that refusal, any other is the adapter's fault. */
async function attempt<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ContractError) throw error;
    const { code, message } = error as { code?: unknown; message?: unknown };
    const refusal = REFUSALS.find((each) => each === code);
    if (refusal !== undefined) throw new ContractError(refusal, String(message), { cause: error });
    throw new ContractError('adapter-fault', `${what}: the adapter failed: ${String(message ?? error)}`, {
      cause: error,
    });
  }
}

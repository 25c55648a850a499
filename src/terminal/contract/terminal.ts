// The module form of the contract: the interface that every driver gives.
import type { Capabilities } from './capabilities.ts';
import type { Acknowledgement, Command } from './commands.ts';
import type { Event } from './events.ts';
import type { JournalEntry } from './journal.ts';
import type { State } from './state.ts';

/** A terminal behind the contract. Every driver gives one; `module` terminals are one. */
export interface Terminal {
  capabilities(): Promise<Capabilities>;
  /** Takes a command in. Rejects with a ContractError when it is refused. */
  execute(command: Command): Promise<Acknowledgement>;
  /** Events after `since`, in order; waits up to `waitMs` for the first one and then answers with none. */
  events(since: number, waitMs: number): Promise<Event[]>;
  state(): Promise<State>;
  journal(): Promise<JournalEntry[]>;
  /** The terminal's own log, as text. */
  log(): Promise<string>;
  /** Lets go of sockets and timers. */
  close(): Promise<void>;
}

/** What a module terminal exports: `createTerminal(options)`. Options are the adapter's own. */
export type CreateTerminal = (options: Record<string, unknown>) => Terminal | Promise<Terminal>;

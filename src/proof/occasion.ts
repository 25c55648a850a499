// What is known of the transaction under way, from what people do at the terminal and what it tells: a fault may show on some occasions alone.
import type { Command, Event, EventOf, PromptKind } from '../terminal/index.ts';

/** What a terminal waits for: a person, the host, or nobody. */
export type Wait = PromptKind | 'host' | 'idle';

type Interface = Extract<Command, { command: 'present-card' }>['interface'];

export type Occasion = {
  /** How its card or code came; null before. */
  readonly entry: Interface | 'code' | null;
  /** Of its card; null without one. */
  readonly pan: string | null;
  /** As it was typed, in yuan; null before. */
  readonly amount: string | null;
  /** The amounts of all transactions so far. */
  readonly amounts: readonly string[];
  /** How the one before ended; null for the first. */
  readonly before: Pick<EventOf<'result'>, 'function' | 'outcome' | 'responseCode'> | null;
  /** The terminal was started again since that one. */
  readonly restarted: boolean;
  /** Who signed in; null before somebody did. */
  readonly operator: string | null;
};

export const NO_OCCASION: Occasion = {
  entry: null,
  pan: null,
  amount: null,
  amounts: [],
  before: null,
  restarted: false,
  operator: null,
};

const AMOUNT = /^\d+\.\d\d$/;

/** The same when somebody does that while the terminal waits for something. */
export function occasionWith(occasion: Occasion, command: Command, wait: Wait): Occasion {
  switch (command.command) {
    case 'choose-function':
      return { ...occasion, entry: null, pan: null, amount: null };
    case 'power-on':
      if (command.erase) return NO_OCCASION;
      return { ...occasion, entry: null, pan: null, amount: null, restarted: true };
    case 'restart':
      return { ...occasion, entry: null, pan: null, amount: null, restarted: true };
    case 'type': {
      const { text } = command;
      if (wait === 'operator') return { ...occasion, operator: text };
      return AMOUNT.test(text) ? { ...occasion, amount: text, amounts: [...occasion.amounts, text] } : occasion;
    }
    case 'present-card':
      return { ...occasion, entry: command.interface, pan: command.card.pan };
    case 'present-code':
      return { ...occasion, entry: 'code' };
    default:
      return occasion;
  }
}

/** The same when the terminal has told that. */
export const occasionAfter = (occasion: Occasion, event: Event): Occasion =>
  event.kind === 'result' ? { ...occasion, before: event, restarted: false } : occasion;

// What a glass does to what passes through it: one pane of it a mutant.
import type { Message } from '../iso8583/message.ts';
import type {
  Capabilities,
  Command,
  Configuration,
  Event,
  JournalEntry,
  State,
  TerminalFunction,
} from '../terminal/index.ts';
import type { Occasion, Wait } from './occasion.ts';

/** What the glass has seen so far: what a pane may go by. */
export type View = {
  /** What the terminal was set up with last; null before the first power-on. */
  configuration: Configuration | null;
  /** What the terminal waited for when the command came: a person, the host, or nobody. */
  wait: Wait;
  /** The function that was chosen last. */
  chosen: TerminalFunction | null;
  /** The transaction that is under way, or was last. */
  occasion: Occasion;
  /** Secrets of the scenario that went through: card number, track 2, PIN, PIN block, payment code. */
  readonly secrets: Map<SecretName, string>;
};
export const SECRET_NAMES = ['pan', 'track', 'pin', 'pin-block', 'code'] as const;
export type SecretName = (typeof SECRET_NAMES)[number];

/** What a pane is told of a request: the kind of transaction. */
export type Asked = { transaction: string; request: Message };

/**
 * Each member gives what goes on in the place of what came, or the very same thing when it leaves it alone. A pane is made anew for
 * each scenario, so that it may count.
 */
export type Pane = {
  /** What the terminal gets; none = it is acknowledged, and nothing happens. */
  command?: (command: Command, view: View) => readonly Command[];
  event?: (event: Event, view: View) => readonly Event[];
  state?: (state: State, view: View) => State;
  journal?: (rows: JournalEntry[], view: View) => JournalEntry[];
  log?: (text: string, view: View) => string;
  capabilities?: (capabilities: Capabilities, view: View) => Capabilities;
  /** What the acquirer gets; Signed again where it is another. `approved-unsent`: nothing, and the terminal gets an approval. */
  request?: (asked: Asked, view: View) => readonly Message[] | 'approved-unsent';
  /** What the terminal gets; `macWrong` = the true answer has no right MAC. It is signed again when it is another. */
  answer?: (answer: Message, asked: Asked & { macWrong: boolean }, view: View) => Message;
  /** The same of the bytes in front of the message type, on wires that have them. */
  header?: (header: Buffer, asked: Asked) => Buffer;
};

// What a campaign sees of a terminal.
import type { PromptKind, TerminalFunction } from '../../terminal/index.ts';

/** A message that reached the acquirer; `ruled` = one of the misbehaviours that were asked for happened to it. */
type MessageSeen = {
  transaction: string | null;
  code: string | null;
  fields: readonly string[];
  ruled: boolean;
};

/** What can be seen of the terminal once it is quiet; `results` and `messages` are those since the last look. */
export type Seen = {
  power: 'on' | 'off';
  connected: boolean;
  signedIn: boolean;
  prompt: PromptKind | null;
  function: TerminalFunction | null;
  menu: readonly TerminalFunction[];
  owed: readonly string[];
  cardInserted: boolean;
  results: readonly { function: TerminalFunction; outcome: string }[];
  messages: readonly MessageSeen[];
};

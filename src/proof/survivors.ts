// Mutants that nobody notices, each with its reason. One file a subject; the first row that speaks of a mutant counts.
import type { Survivor } from './survivor.ts';
import { BLIND_SPOTS } from './survivors/blind-spots.ts';
import { BOOK_SURVIVORS } from './survivors/books.ts';
import { COMMAND_SURVIVORS } from './survivors/commands.ts';
import { MESSAGE_SURVIVORS } from './survivors/messages.ts';
import { SCREEN_SURVIVORS } from './survivors/screens.ts';
import { SLIP_SURVIVORS } from './survivors/slips.ts';

export const SURVIVORS: readonly Survivor[] = [
  ...COMMAND_SURVIVORS,
  ...SCREEN_SURVIVORS,
  ...SLIP_SURVIVORS,
  ...BOOK_SURVIVORS,
  ...MESSAGE_SURVIVORS,
  ...BLIND_SPOTS,
];

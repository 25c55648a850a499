// Acts that go wrong at one moment or in one way alone: keys that mean something there, keys that mean nothing there, and cards that are read badly.
import type { Command } from '../../terminal/index.ts';
import type { Mutant } from '../mutant.ts';
import type { Pane, View } from '../pane.ts';
import { actOf } from './commands.ts';

type Wait = View['wait'];
const press = (key: 'confirm' | 'cancel'): Command => ({ command: 'press', key });

/** Keys where they mean something, and what else they could be taken for there. */
const KEYS: readonly { wait: Wait; act: string; how: string; becomes: (command: Command) => Command[] }[] = [
  { wait: 'confirm-amount', act: 'clear', how: 'no-reaction', becomes: () => [] },
  // Nothing but a card counts while one is awaited, and nothing but the key confirms an amount.
  ...['type', 'clear', 'confirm'].map((act) => ({
    wait: 'card' as const,
    act,
    how: 'taken-for-cancel',
    becomes: () => [press('cancel')],
  })),
  {
    wait: 'confirm-amount',
    act: 'present-card',
    how: 'taken-for-confirm',
    becomes: (command) => [press('confirm'), command],
  },
];

/** Ways in which reading a card fails. */
const FAULTS = ['unreadable', 'torn', 'two-cards', 'removed-early'] as const;

/** A card that is offered the same way once more after it could not be read. */
function afterFailure(becomes: (command: Command) => Command[]): Pane {
  let failed: string | null = null;
  return {
    command(command) {
      if (command.command !== 'present-card') return [command];
      const again = failed === command.interface && command.fault === undefined;
      failed = command.fault === 'unreadable' ? command.interface : null;
      return again ? becomes(command) : [command];
    },
  };
}

/** What becomes of an amount that is kept as a binary fraction of yuan: most are as they were, 19.99 is not. */
const asFraction = (text: string) => (Math.trunc(Number(text) * 100) / 100).toFixed(2);
/** Whether it is an amount that such a terminal gets wrong. */
export const isFraction = (command: Command, wait: Wait): boolean =>
  command.command === 'type' &&
  wait === 'amount' &&
  /^\d+\.\d\d$/.test(command.text) &&
  asFraction(command.text) !== command.text;

export const untimelyMutants: Mutant[] = [
  ...KEYS.map(
    ({ wait, act, how, becomes }): Mutant => ({
      id: `moment/${wait}/${act}/${how}`,
      kind: 'moment',
      shows: [`moment/${wait}/${act}`],
      of: `prompt/${wait}`,
      pane: () => ({
        command: (command, { wait: now }) => (now === wait && actOf(command) === act ? becomes(command) : [command]),
      }),
    }),
  ),
  ...FAULTS.map(
    (fault): Mutant => ({
      id: `command/present-card/${fault}/taken-for-read`,
      kind: 'command',
      shows: [`fault/${fault}`],
      pane: () => ({
        command(command) {
          if (command.command !== 'present-card' || command.fault !== fault) return [command];
          const { fault: _, ...read } = command;
          return [read];
        },
      }),
    }),
  ),
  {
    id: 'command/type/amount/as-a-fraction',
    kind: 'command',
    shows: ['act/type/as-a-fraction'],
    pane: () => ({
      command: (command, { wait }) => [
        isFraction(command, wait) && command.command === 'type'
          ? { ...command, text: asFraction(command.text) }
          : command,
      ],
    }),
  },
  {
    id: 'command/present-card/after-unreadable/no-effect',
    kind: 'command',
    shows: ['fault/unreadable'],
    pane: () => afterFailure(() => []),
  },
];

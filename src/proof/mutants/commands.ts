// Commands that do nothing or count twice, memory that a power cut takes, and reactions that are missing at one moment.
import { type Command, PROMPTS } from '../../terminal/index.ts';
import type { Mutant } from '../mutant.ts';
import type { Pane } from '../pane.ts';

/** Every act that somebody can do at a terminal, by name. */
const ACTS: Record<string, (command: Command) => boolean> = {
  restart: ({ command }) => command === 'restart',
  'power-off': ({ command }) => command === 'power-off',
  'choose-function': ({ command }) => command === 'choose-function',
  type: ({ command }) => command === 'type',
  'present-card': ({ command }) => command === 'present-card',
  'remove-card': ({ command }) => command === 'remove-card',
  'enter-pin': ({ command }) => command === 'enter-pin',
  sign: ({ command }) => command === 'sign',
  'take-slip': ({ command }) => command === 'take-slip',
  'present-code': ({ command }) => command === 'present-code',
  confirm: (command) => command.command === 'press' && command.key === 'confirm',
  cancel: (command) => command.command === 'press' && command.key === 'cancel',
  clear: (command) => command.command === 'press' && command.key === 'clear',
  'network-down': (command) => command.command === 'environment' && command.network === 'down',
  'network-up': (command) => command.command === 'environment' && command.network === 'up',
  'paper-out': (command) => command.command === 'environment' && command.paper === 'out',
  'paper-loaded': (command) => command.command === 'environment' && command.paper === 'loaded',
  'battery-low': (command) => command.command === 'environment' && command.battery === 'low',
  'device-attached': (command) => command.command === 'environment' && command.deviceAttached !== undefined,
  'software-offered': (command) => command.command === 'environment' && command.softwareOffered !== undefined,
  tamper: (command) => command.command === 'environment' && command.tamper === true,
};
const ACT_NAMES = Object.keys(ACTS);
export const actOf = (command: Command): string | undefined => ACT_NAMES.find((name) => ACTS[name]?.(command));

/** What one act becomes. */
const instead = (act: string, becomes: (command: Command) => Command[]) => (): Pane => ({
  command: (command) => (actOf(command) === act ? becomes(command) : [command]),
});

/** The next start after a cut finds nothing of what was stored. */
const erasing = (act: string) => (): Pane => {
  let cut = false;
  return {
    command(command, { configuration }) {
      if (actOf(command) !== act && !(cut && command.command === 'restart')) {
        if (command.command !== 'power-on' || !cut) return [command];
        cut = false;
        return [{ ...command, erase: true }];
      }
      if (command.command === 'power-off' || configuration === null) {
        cut = true;
        return [command];
      }
      cut = false;
      return [{ command: 'power-on', configuration, erase: true }];
    },
  };
};

const DOUBLED = ACT_NAMES.filter((act) => !/^(network|paper|battery|power|tamper)/.test(act) && act !== 'restart');

export const commandMutants: Mutant[] = [
  ...ACT_NAMES.map(
    (act): Mutant => ({
      id: `command/${act}/no-effect`,
      kind: 'command',
      shows: [`act/${act}`],
      pane: instead(act, () => []),
    }),
  ),
  ...DOUBLED.map(
    (act): Mutant => ({
      id: `command/${act}/twice`,
      kind: 'command',
      shows: [`act/${act}`],
      pane: instead(act, (command) => [command, command]),
    }),
  ),
  ...['restart', 'power-off'].map(
    (act): Mutant => ({ id: `command/${act}/forgets`, kind: 'command', shows: [`act/${act}`], pane: erasing(act) }),
  ),
  {
    id: 'command/power-on/keeps',
    kind: 'command',
    shows: ['act/power-on-again'],
    pane: () => ({
      command: (command) => [command.command === 'power-on' && command.erase ? { ...command, erase: false } : command],
    }),
  },
];

/** States in which a terminal waits: for a person, or (`host`) for an answer. */
const WAITS = [...PROMPTS, 'host'] as const;
type Wait = (typeof WAITS)[number];

/** What may happen while it waits, and where a terminal has to do something about it: elsewhere it rightly does nothing. */
const REACTIONS: Record<string, readonly Wait[]> = {
  cancel: WAITS,
  restart: WAITS,
  'network-down': WAITS,
  'remove-card': ['amount', 'confirm-card', 'pin', 'verification-code', 'signature', 'host'],
  'paper-out': ['amount', 'card', 'confirm-card', 'pin', 'signature', 'host'],
};

export const momentMutants: Mutant[] = Object.entries(REACTIONS).flatMap(([act, waits]) =>
  waits.map(
    (wait): Mutant => ({
      id: `moment/${wait}/${act}/no-reaction`,
      kind: 'moment',
      shows: [`moment/${wait}/${act}`],
      ...(wait === 'host' ? {} : { of: `prompt/${wait}` }),
      pane: () => ({ command: (command, { wait: now }) => (now === wait && actOf(command) === act ? [] : [command]) }),
    }),
  ),
);

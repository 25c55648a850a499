// What operator, cardholder and surroundings do to a terminal.
import { type Static, type TSchema, Type } from '../../schema.ts';
import { CardImage } from './card-image.ts';
import { Configuration } from './configuration.ts';
import { literals, versionNumber } from './schema-parts.ts';
import { FUNCTIONS, INTERFACES } from './vocabulary.ts';

const command = <N extends string, P extends Record<string, TSchema>>(name: N, description: string, properties: P) =>
  Type.Object({ command: Type.Literal(name), ...properties }, { title: name, description });

/**
 * One schema per command; the key is the command's name. The order is the order of docs/contract.md.
 *
 * While the power is off only `power-on`, `environment` and, once there was a configuration, `restart` are taken; `remove-card` and
 * `take-slip` may be, and the rest is refused with `powered-off`. A function that is not on the menu, or an interface that the terminal
 * has not got, is refused with `not-offered`. Any other command that makes no sense at the moment is taken and does nothing, as a key
 * on a real device would.
 */
export const COMMANDS = {
  'power-on': command(
    'power-on',
    'Sets the terminal up and switches it on; one that is on is cut off first. Stored journal, batch and owed reversals are kept when `erase` is false.',
    {
      contractVersion: Type.Optional(
        versionNumber('the version of the contract that the harness speaks with this terminal'),
      ),
      configuration: Configuration,
      erase: Type.Boolean({
        description:
          'true = forget everything first, like a device from the factory: network up, paper loaded, battery good, no card in it',
      }),
    },
  ),
  'power-off': command('power-off', 'Cuts the power at once, whatever the terminal is doing.', {}),
  restart: command(
    'restart',
    'Cuts the power and switches on again with the same configuration; what is stored survives.',
    {},
  ),
  'choose-function': command('choose-function', 'The operator picks a function of the menu.', {
    function: literals(FUNCTIONS),
  }),
  type: command(
    'type',
    'The operator types characters into the present entry; amounts are typed in yuan with two decimals, such as 128.50.',
    {
      text: Type.String({ maxLength: 64 }),
    },
  ),
  press: command('press', 'The operator (or the cardholder at the PIN pad) presses a key.', {
    key: literals(['confirm', 'cancel', 'clear'] as const),
  }),
  'present-card': command('present-card', 'The cardholder presents a card.', {
    interface: literals(INTERFACES),
    card: CardImage,
    fault: Type.Optional(
      literals(
        ['unreadable', 'torn', 'two-cards', 'removed-early'] as const,
        'unreadable: the read fails; torn: the tapped card leaves the field before the read is complete; two-cards: two cards in the field; removed-early: the inserted card is pulled while the host is asked',
      ),
    ),
  }),
  'remove-card': command('remove-card', 'The cardholder takes the card out of the contact reader.', {}),
  'enter-pin': command(
    'enter-pin',
    'The cardholder enters PIN digits at the PIN pad and confirms; no digits = confirms without a PIN.',
    {
      pin: Type.String({ pattern: '^[0-9]{0,12}$' }),
    },
  ),
  sign: command('sign', 'The cardholder signs on the screen (e-signature) or on the slip.', {}),
  'take-slip': command('take-slip', 'The cardholder takes the slip.', {}),
  'present-code': command('present-code', 'Somebody shows a code (QR) to the scanner of the terminal.', {
    code: Type.String({
      pattern: '^[ -~]{1,128}$',
      description: 'what the scanner reads; a payment code and a payment voucher have 10 to 24 digits',
    }),
  }),
  environment: command('environment', 'Changes what is around the terminal; only the members given change.', {
    network: Type.Optional(literals(['up', 'down'] as const)),
    paper: Type.Optional(literals(['loaded', 'out'] as const)),
    battery: Type.Optional(literals(['good', 'low'] as const)),
    deviceAttached: Type.Optional(Type.Object({ name: Type.String(), trusted: Type.Boolean() })),
    softwareOffered: Type.Optional(Type.Object({ version: Type.String(), signed: Type.Boolean() })),
    tamper: Type.Optional(Type.Boolean()),
  }),
} as const;

export const Command = Type.Union(Object.values(COMMANDS), { $id: 'Command' });
export type CommandName = keyof typeof COMMANDS;
export type Command = { [N in CommandName]: Static<(typeof COMMANDS)[N]> }[CommandName];

/**
 * The answer to a command: the number of the last event when the command had been taken in. If the command starts work,
 * `quiet` of the state is false from that moment until the work is done.
 */
export const Acknowledgement = Type.Object({ sequence: Type.Integer({ minimum: 0 }) }, { $id: 'Acknowledgement' });
export type Acknowledgement = Static<typeof Acknowledgement>;

// Which members of commands came with which version of the contract, so that a terminal is never told what its version does not know.
import { type Capabilities, CONTRACT_VERSION, type Command, type CommandName } from './contract.ts';

/** Optional members that version 1 did not have, by command and path, and the version that brought them. */
export const MEMBERS_SINCE: Partial<Record<CommandName, Readonly<Record<string, number>>>> = {
  'power-on': {
    contractVersion: 2,
    'configuration.host.applicationHeader': 2,
    'configuration.host.keepConnection': 2,
    'configuration.identity.slipTitle': 2,
  },
};

/** The version that harness and terminal both know. */
export const spokenVersion = ({ contractVersion = 1 }: Pick<Capabilities, 'contractVersion'>): number =>
  Math.min(contractVersion, CONTRACT_VERSION);

/** The command as a terminal of that version knows it: without the members that came later. */
export function knownTo<C extends Command>(version: number, command: C): C {
  const later = Object.entries(MEMBERS_SINCE[command.command] ?? {}).filter(([, since]) => since > version);
  return later.reduce((known, [path]) => without(known, path.split('.')), command as object) as C;
}

function without(value: object, [name = '', ...rest]: string[]): object {
  const { [name]: member, ...others } = value as Record<string, unknown>;
  if (rest.length === 0) return others;
  return typeof member === 'object' && member !== null ? { ...value, [name]: without(member, rest) } : value;
}

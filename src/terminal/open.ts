// Opens a terminal by its driver, behind the guard that holds every word against the contract.
import { ContractError, type Terminal } from './contract.ts';
import { DRIVERS, type TerminalSpec } from './drivers/index.ts';
import { guard } from './guard.ts';
import { speak } from './speak.ts';

/** The specification that a string stands for: an http(s) address, `exec:` and a command, or else a module. */
export function parseTerminalSpec(text: string): TerminalSpec {
  const row = Object.values(DRIVERS).find(({ recognises }) => recognises(text));
  if (row === undefined || text === '')
    throw new ContractError('adapter-fault', `No driver knows a terminal called ${JSON.stringify(text)}`);
  return row.fromText(text);
}

/**
 * Opens a terminal. Every command and everything that comes back is held against the contract; a breach rejects with a
 * ContractError `adapter-fault` that names path, expected and found.
 *
 * @param spec a specification, or a string as parseTerminalSpec takes it
 * @param through stands between the terminal and the guard, which holds what it makes of the terminal against the contract too
 */
export async function openDriver(
  spec: TerminalSpec | string,
  through: (terminal: Terminal) => Terminal = (terminal) => terminal,
): Promise<Terminal> {
  const known = typeof spec === 'string' ? parseTerminalSpec(spec) : spec;
  return guard(through(speak(await open(known))), { expose: DRIVERS[known.driver].remote });
}

function open(spec: TerminalSpec): Promise<Terminal> {
  if (!Object.hasOwn(DRIVERS, spec.driver))
    throw new ContractError(
      'adapter-fault',
      `No driver "${spec.driver}"; there are ${Object.keys(DRIVERS).join(', ')}`,
    );
  return DRIVERS[spec.driver].open(spec as never);
}

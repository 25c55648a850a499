// The terminals of a run: which ones its configuration names, how each is reached, and how many scenarios play at a time.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { addressOf, ContractError, DRIVERS, parseTerminalSpec, type TerminalSpec } from '../terminal/index.ts';
import type { RunConfiguration } from './configuration.ts';
import { PARALLEL } from './defaults.ts';
import { CommandError } from './exit.ts';
import { modulePath } from './root.ts';

export type Terminals = {
  /** One for each worker; worker i plays at number i, around again from the first. */
  specs: readonly TerminalSpec[];
  /** Scenarios at a time. */
  parallel: number;
  /** What was decided otherwise than asked for, one line each. */
  notes: readonly string[];
};

/** The command line's name for the terminal that ships with Tillproof. */
export const REFERENCE_TERMINAL = 'reference';

/** Reads the terminals of a run; throws a CommandError that names the place and the remedy when one cannot be. */
export function terminalsOf({ terminal = REFERENCE_TERMINAL, defects = [], parallel }: RunConfiguration): Terminals {
  const names = [terminal].flat();
  if (defects.length > 0 && (names.length > 1 || names[0] !== REFERENCE_TERMINAL))
    throw new CommandError('--defect works on the terminal that comes with Tillproof only; leave --terminal away.');
  const specs = names.map((name) => specOf(name, defects));
  const addresses = specs.filter(({ driver }) => DRIVERS[driver].oneDevice).map(addressOf);
  const twice = addresses.find((address, at) => addresses.indexOf(address) !== at);
  if (twice !== undefined)
    throw new CommandError(`--terminal: ${twice} is named twice; one terminal plays one scenario at a time.`);
  if (addresses.length === 0) return { specs, parallel: parallel ?? Math.max(PARALLEL, specs.length), notes: [] };
  const most = specs.length;
  const named = most === 1 ? 'one is named' : `${most} are named`;
  const notes =
    parallel !== undefined && parallel > most
      ? [
          `--parallel ${parallel} is lowered to ${most}: a terminal plays one scenario at a time, and ${named} at --terminal.`,
        ]
      : [];
  return { specs, parallel: Math.min(parallel ?? most, most), notes };
}

function specOf(name: string, defects: readonly string[]): TerminalSpec {
  if (name === REFERENCE_TERMINAL)
    return { driver: 'inside', module: modulePath('src/reference/index'), options: { defects } };
  const impossible = (why: string) => new CommandError(`--terminal: ${JSON.stringify(name)} ${why}`);
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(name)?.[1]?.toLowerCase();
  if (scheme === 'exec') return commandOf(name, impossible);
  if (scheme === 'http' || scheme === 'https') {
    if (URL.canParse(name) && new URL(name).port !== '0') return { driver: 'http', url: name };
    throw impossible('is no address; write http://host:port, with a port from 1 to 65535.');
  }
  const module = scheme === 'file' ? name : path.resolve(name);
  if (scheme === 'file' ? URL.canParse(name) : existsSync(module)) return { driver: 'module', module };
  if (scheme !== undefined && /^[a-z]+:\/\//i.test(name))
    throw impossible(`begins with "${scheme}:"; write http://…, https://…, exec:command, or the path of a module.`);
  throw impossible(
    'is neither an http(s) address nor a module file; write http://host:port, exec:command, or the path of a file that is there.',
  );
}

function commandOf(name: string, impossible: (why: string) => CommandError): TerminalSpec {
  try {
    const spec = parseTerminalSpec(name);
    const file = spec.driver === 'stdio' ? spec.command[0] : '';
    if (/[/\\]/.test(file) && !existsSync(file)) throw impossible(`names a program that is not there: ${file}.`);
    return spec;
  } catch (error) {
    throw error instanceof ContractError ? impossible(`names no program; ${error.message}.`) : error;
  }
}

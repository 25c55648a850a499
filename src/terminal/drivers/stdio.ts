// Terminals that are a program of the user's: the contract as JSON-RPC lines over its standard input and output.
import { ContractError, type Terminal } from '../contract.ts';
import { takePeer, terminalOf } from './peers.ts';

export type StdioSpec = {
  /** The program and its arguments; no shell is in between. */
  command: readonly [string, ...string[]];
  /** How long an answer may take beyond what the request itself waits for. Default 10 000. */
  timeoutMs?: number;
};

/** A terminal in a program, which is started by the first call for it and lives until we end. */
export async function openStdio({ command, timeoutMs = 10_000 }: StdioSpec): Promise<Terminal> {
  const key = `exec ${JSON.stringify(command)}`;
  return terminalOf(key, takePeer(key, { name: `Terminal "exec:${command.join(' ')}"`, command, timeoutMs }));
}

/** The words of a command line; single or double quotes hold one together. */
export function wordsOf(line: string): readonly [string, ...string[]] {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)].map((match) => match[1] ?? match[2] ?? match[0]);
  const [first, ...rest] = words;
  if (first === undefined || first === '')
    throw new ContractError('adapter-fault', 'exec: is followed by a command, such as exec:python3 my_terminal.py');
  return [first, ...rest];
}

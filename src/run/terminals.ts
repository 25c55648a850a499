// The terminals of a run: which ones its configuration names, how each is reached, and how many scenarios play at a time.

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import { reasonWords } from '../definitions/reason.ts';
import { WIRES, type WireName } from '../definitions/wires.ts';
import { addressOf, ContractError, DRIVERS, parseTerminalSpec, type TerminalSpec } from '../terminal/index.ts';
import type { RunConfiguration } from './configuration.ts';
import { PARALLEL, PARALLEL_TOLD, WORTH_A_WORKER } from './defaults.ts';
import { CommandError } from './exit.ts';
import { modulePath } from './root.ts';

export type Terminals = {
  /** One for each worker; worker i plays at number i, around again from the first. */
  specs: readonly TerminalSpec[];
  /** Scenarios at a time. */
  parallel: number;
  /** For fewer scenarios than these another worker is not started. */
  scenariosEach: number;
  /** So many scenarios are played in the main thread, without a worker. */
  withoutWorkers: number;
  /** What was decided otherwise than asked for, one line each. */
  notes: readonly Bilingual[];
};

/** The command line's name for the terminal that ships with Tillproof. */
export const REFERENCE_TERMINAL = 'reference';

/** Reads the terminals of a run; throws a CommandError that names the place and the remedy when one cannot be. */
export function terminalsOf({
  terminal = REFERENCE_TERMINAL,
  defects = [],
  seed = 1,
  parallel,
  steps,
  wire,
}: RunConfiguration): Terminals {
  const names = [terminal].flat();
  if (defects.length > 0 && (names.length > 1 || names[0] !== REFERENCE_TERMINAL))
    throw new CommandError({
      en: '--defect works on the terminal that comes with Tillproof only; leave --terminal away.',
      zh: '--defect只用于Tillproof自带的终端；请去掉--terminal。',
    });
  const specs = names.map((name) => specOf(name, { defects, seed }));
  const addresses = specs.filter(({ driver }) => DRIVERS[driver].oneDevice).map(addressOf);
  const twice = addresses.find((address, at) => addresses.indexOf(address) !== at);
  if (twice !== undefined)
    throw new CommandError({
      en: `--terminal: ${twice} is named twice; one terminal plays one scenario at a time.`,
      zh: `--terminal：${twice}出现了两次；一台终端同一时间只执行一个场景。`,
    });
  // How long others take for a scenario nobody knows, and who says how many workers wants them.
  const isOurs = parallel === undefined && specs.every(({ driver }) => driver === 'inside');
  const scenariosEach = isOurs ? WORTH_A_WORKER : 1;
  // What others make, a terminal or sentences, plays in a worker: what stands still in the main thread nobody can end.
  const withoutWorkers = isOurs && steps === undefined ? WORTH_A_WORKER : 0;
  const few = { scenariosEach, withoutWorkers };
  if (addresses.length === 0)
    return { specs, parallel: parallel ?? Math.max(atATime(specs, wire), specs.length), ...few, notes: [] };
  const most = specs.length;
  const named = most === 1 ? 'one is named' : `${most} are named`;
  const notes =
    parallel !== undefined && parallel > most
      ? [
          {
            en: `--parallel ${parallel} is lowered to ${most}: a terminal plays one scenario at a time, and ${named} at --terminal.`,
            zh: `--parallel ${parallel}降为${most}：一台终端同一时间只执行一个场景，而--terminal给出了${most}台。`,
          },
        ]
      : [];
  return { specs, parallel: Math.min(parallel ?? most, most), ...few, notes };
}

/** Scenarios at a time when nobody says otherwise. */
export function atATime(
  specs: readonly TerminalSpec[],
  wire: WireName = 'json-http',
  cores = availableParallelism(),
): number {
  const { least, most } = PARALLEL_TOLD;
  const isTold = specs.every(({ driver }) => driver === 'inside') && WIRES[wire].transport.endsWith('-http');
  return isTold ? Math.min(most, Math.max(least, cores)) : PARALLEL;
}

function specOf(name: string, options: { defects: readonly string[]; seed: number }): TerminalSpec {
  if (name === REFERENCE_TERMINAL) return { driver: 'inside', module: modulePath('src/reference/index'), options };
  const impossible = ({ en, zh }: Bilingual) =>
    new CommandError({
      en: `--terminal: ${JSON.stringify(name)} ${en}`,
      zh: `--terminal：${JSON.stringify(name)}${zh}`,
    });
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(name)?.[1]?.toLowerCase();
  if (scheme === 'exec') return commandOf(name, impossible);
  if (scheme === 'http' || scheme === 'https') {
    if (/[?#]/.test(name))
      throw impossible({
        en: 'has a query or a fragment, which an address of the contract has not; a path may stand before /v1, a token in its user name and password.',
        zh: '带有查询或片段，契约的地址没有这些；/v1之前可以有路径，令牌可以写作用户名和密码。',
      });
    if (URL.canParse(name) && new URL(name).port !== '0') return { driver: 'http', url: name };
    throw impossible({
      en: 'is no address; write http://host:port, with a port from 1 to 65535.',
      zh: '不是地址；请写http://主机:端口，端口为1至65535。',
    });
  }
  const module = scheme === 'file' ? name : path.resolve(name);
  if (scheme === 'file' ? URL.canParse(name) : existsSync(module)) return { driver: 'module', module };
  if (scheme !== undefined && /^[a-z]+:\/\//i.test(name))
    throw impossible({
      en: `begins with "${scheme}:"; write http://…, https://…, exec:command, or the path of a module.`,
      zh: `以“${scheme}:”开头；请写http://…、https://…、exec:命令，或模块的路径。`,
    });
  throw impossible({
    en: 'is neither an http(s) address nor a module file; write http://host:port, exec:command, or the path of a file that is there.',
    zh: '既不是http(s)地址，也不是模块文件；请写http://主机:端口、exec:命令，或已有文件的路径。',
  });
}

function commandOf(name: string, impossible: (why: Bilingual) => CommandError): TerminalSpec {
  try {
    const spec = parseTerminalSpec(name);
    const file = spec.driver === 'stdio' ? spec.command[0] : '';
    if (/[/\\]/.test(file) && !existsSync(file))
      throw impossible({ en: `names a program that is not there: ${file}.`, zh: `所指的程序不存在：${file}。` });
    return spec;
  } catch (error) {
    throw error instanceof ContractError
      ? impossible({ en: `names no program; ${error.message}.`, zh: `未给出程序；${reasonWords(error.message).zh}。` })
      : error;
  }
}

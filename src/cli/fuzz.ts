// tillproof fuzz: campaigns that look for what no table and no scenario has.
import { Command } from 'commander';
import { CommandError, EXIT } from '../run/exit.ts';
import { choose, wholeNumber } from '../run/options.ts';
import { folderToWrite } from '../run/places.ts';
import { untilStopped } from '../run/stop.ts';
import { mergeFlags } from './certify.ts';
import type { FuzzSettings } from './fuzz-settings.ts';
import { spokenTag } from './spoken.ts';

const SUBJECTS = ['host', 'answers', 'behaviour'] as const;

type Options = {
  runs?: string;
  for?: string;
  seed?: string;
  path?: string;
  out?: string;
  language?: string;
  terminal?: string[];
  defect?: string[];
  profile?: string;
  wire?: string;
  parallel?: string;
  json?: boolean;
};

/** Runs when neither `--runs` nor `--for` is given. */
const RUNS = 200;

/** `90s`, `10m`, `1h` in milliseconds. */
function duration(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)(s|m|h)$/.exec(text) ?? [];
  if (digits === '')
    throw new CommandError({
      en: `--for: ${JSON.stringify(text)} is no time; write 90s, 10m or 1h.`,
      zh: `--for：${JSON.stringify(text)}不是时间；写法如90s、10m或1h。`,
    });
  return Number(digits) * { s: 1_000, m: 60_000, h: 3_600_000 }[unit as 's' | 'm' | 'h'];
}

/** Flags as they are written on a command line, each with a space before it. */
const flagsOf = (flags: Record<string, string | readonly string[] | undefined>): string =>
  Object.entries(flags)
    .flatMap(([name, value]) => (value === undefined ? [] : [` --${name} ${[value].flat().join(' ')}`]))
    .join('');

export function fuzz(): Command {
  return new Command('fuzz')
    .description(
      'looks for what no scenario has: damaged requests, damaged answers, or behaviour in any order and at any moment',
    )
    .argument('<subject>', 'host, answers or behaviour')
    .option('--runs <n>', `so many runs (default ${RUNS})`)
    .option('--for <time>', 'as many runs as this time allows, such as 90s, 10m or 1h')
    .option('--seed <n>', 'what is drawn from (default: a fresh one, which is printed)')
    .option('--path <path>', 'only this run again, with its seed')
    .option('--out <folder>', 'where a feature goes for each thing that was found')
    .option('--language <language>', 'of the features: en or zh-CN (default: the language of this console)')
    .option('--terminal <address...>', 'the terminal, as for certify (default: ours)')
    .option('--defect <id...>', 'put deliberate faults into our own terminal, to see them found')
    .option('--profile <profile>', 'classic, esign or smart')
    .option('--wire <wire>', 'how terminal and acquirer talk')
    .option('--parallel <n>', 'runs at a time')
    .option('--json', 'print what was found and reached as JSON')
    .action(async (subject: string, options: Options) => {
      process.exitCode = EXIT.inconclusive;
      void untilStopped({ endsByItself: true }).then(() => process.exit(EXIT.inconclusive));
      const chosen = choose('<subject>', subject, SUBJECTS);
      const language = spokenTag(options.language);
      const { terminal, defect, profile, wire, parallel } = options;
      const given = { terminal, defect, profile, wire, parallel, language };
      const configuration = await mergeFlags(
        Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      );
      if (options.path !== undefined && options.seed === undefined)
        throw new CommandError({
          en: '--path: a run is known by its number and its seed; add --seed.',
          zh: '--path：一轮由其编号和种子确定；请加上--seed。',
        });
      const { randomInt } = await import('node:crypto');
      const all = options.for === undefined ? RUNS : null;
      const settings: FuzzSettings = {
        seed: options.seed === undefined ? randomInt(2 ** 31) : wholeNumber('--seed', options.seed),
        runs: options.runs === undefined ? all : wholeNumber('--runs', options.runs),
        forMs: options.for === undefined ? null : duration(options.for),
        path: options.path ?? null,
        out: options.out === undefined ? null : folderToWrite('--out', options.out),
        json: options.json === true,
        language,
        flags: flagsOf({ terminal, defect, profile, wire, parallel }),
      };
      if (chosen === 'behaviour') {
        const { fuzzBehaviour } = await import('./fuzz-behaviour.ts');
        process.exitCode = await fuzzBehaviour(configuration, settings);
      } else {
        const { fuzzDamage } = await import('./fuzz-damage.ts');
        process.exitCode = await fuzzDamage(configuration, chosen, settings);
      }
    });
}

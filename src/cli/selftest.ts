// tillproof selftest: proof that the scenarios can fail. Every deliberate fault of our terminal must be caught, for the right requirement.
import { Command } from 'commander';
import { consoleLanguage } from '../compliance/console-language.ts';
import type { DefectId } from '../reference/defects/index.ts';
import { withAcquirers } from '../run/acquirers.ts';
import { CommandError, EXIT } from '../run/exit.ts';
import type { Kill } from '../run/kill.ts';
import { wholeNumber } from '../run/options.ts';
import { untilStopped } from '../run/stop.ts';
import { checkDefects, mergeFlags } from './certify.ts';
import { KILL_WORDS, killsExit, killsText } from './kills.ts';

/** A fault waits for timers most of its time. */
const FAULTS_AT_A_TIME = 3;

type Options = {
  defect?: string[];
  mutants?: boolean;
  mutant?: string[];
  alone?: boolean;
  clause?: string[];
  sample?: string;
  seed?: string;
  terminal?: string[];
  profile?: string;
  wire?: string;
  chapter?: string[];
  parallel?: string;
  out?: string;
  json?: boolean;
};

const OF_MUTANTS = ['sample', 'seed', 'terminal', 'profile', 'wire', 'chapter', 'parallel', 'out'] as const;

/** The way to hunt that the flags ask for; null = deliberate faults. */
function wayOf({ mutants, mutant, alone, clause }: Options): '--mutants' | '--alone' | null {
  if (alone === true || clause !== undefined) return '--alone';
  return mutants === true || mutant !== undefined ? '--mutants' : null;
}

/** What would be passed over is refused: flags of another way to hunt. */
function refuseMixed(options: Options, way: ReturnType<typeof wayOf>): void {
  const others = { '--alone': ['defect', 'mutants', 'sample', 'seed'], '--mutants': ['defect'] } as const;
  const idle = (way === null ? OF_MUTANTS : others[way]).filter((name) => options[name] !== undefined);
  if (idle.length === 0) return;
  const flags = idle.map((name) => `--${name}`).join(', ');
  throw new CommandError(
    way !== null
      ? {
          en: `${flags}: not with ${way}; leave one of them away.`,
          zh: `${flags}：不能与${way}同用；请去掉其一。`,
        }
      : { en: `${flags}: only with --mutants; add it.`, zh: `${flags}：须与--mutants同用。` },
  );
}

async function mutants({
  terminal,
  profile,
  wire,
  chapter,
  parallel,
  sample,
  seed,
  ...flags
}: Options): Promise<boolean> {
  const given = { terminal, profile, wire, chapter, parallel, language: 'en' };
  if (flags.out !== undefined) (await import('../run/places.ts')).fileToWrite('--out', flags.out);
  const configuration = await mergeFlags(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
  const hunt =
    wayOf(flags) === '--alone' ? (await import('./alone.ts')).huntOwn : (await import('./mutants.ts')).huntMutants;
  return hunt(configuration, {
    ...flags,
    ...(sample === undefined ? {} : { sample: wholeNumber('--sample', sample) }),
    seed: seed === undefined ? 1 : wholeNumber('--seed', seed),
  });
}

export function selftest(): Command {
  return new Command('selftest')
    .description(
      'puts every deliberate fault into our own terminal, one at a time, and prints which scenario caught it',
    )
    .option('--defect <id...>', 'only these faults')
    .option(
      '--mutants',
      'instead, look at a terminal that passes through a glass that makes it wrong in one way, one mutant after the other, and print who noticed',
    )
    .option('--mutant <id...>', 'only these mutants; * stands for any characters')
    .option(
      '--alone',
      'instead of the matrix, name for each clause that a terminal must keep a mutant that nothing but this clause would notice',
    )
    .option('--clause <id...>', 'with --alone: only these clauses; * stands for any characters')
    .option('--sample <n>', 'only so many mutants, drawn from the seed')
    .option('--seed <n>', 'what the sample is drawn from (default 1)')
    .option('--terminal <address...>', 'with --mutants: the terminal, as for certify (default: ours)')
    .option('--profile <profile>', 'with --mutants: classic, esign or smart')
    .option('--wire <wire>', 'with --mutants: how terminal and acquirer talk')
    .option('--chapter <name...>', 'with --mutants: scenarios of these chapters alone')
    .option('--parallel <n>', 'with --mutants: scenarios at a time')
    .option('--out <file>', 'with --mutants: where the matrix goes as JSON, with every mutant')
    .option('--json', 'print the kill matrix as JSON')
    .action(async (options: Options) => {
      // Until all of them were hunted.
      process.exitCode = EXIT.inconclusive;
      void untilStopped({ endsByItself: true }).then(() => process.exit(EXIT.inconclusive));
      const way = wayOf(options);
      refuseMixed(options, way);
      if (way !== null) {
        process.exitCode = (await mutants(options)) ? EXIT.compliant : EXIT.notCompliant;
        return;
      }
      await checkDefects(options.defect ?? []);
      const { DEFECTS, RARE } = await import('../reference/defects/index.ts');
      const rare = (options.defect ?? []).filter((id) => Object.hasOwn(RARE, id));
      if (rare.length > 0)
        throw new CommandError({
          en: `--defect: no scenario is to find ${rare.join(', ')}; a campaign does: tillproof fuzz behaviour --defect ${rare[0]}.`,
          zh: `--defect：${rare.join('、')}不应由场景发现，而由行为测试发现：tillproof fuzz behaviour --defect ${rare[0]}。`,
        });
      const speech = consoleLanguage(undefined);
      const ids = (options.defect ?? Object.keys(DEFECTS)) as DefectId[];
      const kills: Kill[] = [];
      await withAcquirers(Promise.resolve({ parallel: FAULTS_AT_A_TIME }), async (_, acquirers) => {
        const { huntDefects } = await import('../run/defects.ts');
        await huntDefects(
          ids.map((id) => DEFECTS[id]),
          (await acquirers).acquirers,
          (kill) => {
            kills.push(kill);
            process.stderr.write(`${kills.length}/${ids.length}  ${kill.id} … ${KILL_WORDS[speech][kill.verdict]}\n`);
          },
        );
      });
      kills.sort((a, b) => ids.indexOf(a.id as DefectId) - ids.indexOf(b.id as DefectId));
      if (options.json) console.log(JSON.stringify({ defects: kills }, null, 2));
      else console.log(killsText(kills, speech));
      process.exitCode = killsExit(kills);
    });
}

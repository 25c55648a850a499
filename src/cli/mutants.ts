// tillproof selftest --mutants: what the scenarios would notice if a terminal that passes were wrong in exactly one way.
import { consoleLanguage } from '../compliance/console-language.ts';
import type { Mutant } from '../proof/index.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import { CommandError } from '../run/exit.ts';
import { writeNamedFile } from '../run/places.ts';
import { huntWords } from './hunt-words.ts';
import { matrixText } from './matrix-text.ts';
import { onBench, teller } from './mutant-bench.ts';

export type MutantFlags = {
  /** Ids; `*` stands for any characters. */
  mutant?: string[];
  /** So many of those that the terminal shows, drawn from the seed. */
  sample?: number;
  seed: number;
  /** Which clauses of the guide have a mutant that only they would notice. */
  alone?: boolean;
  /** These alone; `*` stands for any characters. */
  clause?: string[];
  json?: boolean;
  out?: string;
};

type Proof = typeof import('../proof/index.ts');

/** The mutants that these patterns name; all of them without any. */
export function askedFor({ MUTANTS, named }: Proof, patterns: readonly string[] = ['*']): readonly Mutant[] {
  const asked = MUTANTS.filter(({ id }) => named(patterns, id));
  if (asked.length === 0)
    throw new CommandError({
      en: `--mutant: there is no mutant like ${patterns.join(', ')}.`,
      zh: `--mutant：没有与${patterns.join('、')}相符的变异体。`,
    });
  return asked;
}

/** Hunts the mutants on the terminals of the configuration and prints the matrix; true when every survivor has a row, and every row a survivor. */
export async function huntMutants(configuration: RunConfiguration, flags: MutantFlags): Promise<boolean> {
  const [proof, { hunt }, { seededRandom }] = await Promise.all([
    import('../proof/index.ts'),
    import('../run/mutants.ts'),
    import('../random.ts'),
  ]);
  const asked = askedFor(proof, flags.mutant);
  const { tell, took } = teller();
  const say = huntWords();
  /** Hunts some on the terminals as that configuration has them. */
  const huntOn = (configuration: RunConfiguration, mutants: readonly Mutant[]) =>
    onBench(configuration, { json: flags.json === true, tell, took }, (bench, recorded) => {
      const chosen =
        flags.sample === undefined
          ? mutants
          : sampled(
              mutants.filter((each) => proof.isShown(each, recorded)),
              flags.sample,
              seededRandom(flags.seed),
            );
      let hunted = 0;
      return hunt(bench, recorded, chosen, () => {
        hunted += 1;
        if (hunted % 100 === 0) tell(say.hunted(hunted, chosen.length, took()));
      });
    });
  // Messages of the usual wire have no headers; our own terminal can show them on another.
  const { wire = 'json-http', terminal, chapters } = configuration;
  const elsewhere = asked.filter(
    (each) => each.wire === 'binary' && wire === 'json-http' && terminal === undefined && flags.sample === undefined,
  );
  const all = [
    ...(await huntOn(
      configuration,
      asked.filter((each) => !elsewhere.includes(each)),
    )),
    ...(elsewhere.length === 0 ? [] : await huntOn({ ...configuration, ...WITH_HEADERS }, elsewhere)),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  const whole = flags.sample === undefined && asked.length === proof.MUTANTS.length && chapters === undefined;
  const gate = proof.gateOf(
    all.filter(proof.isSurvivor).map(({ id }) => id),
    proof.SURVIVORS,
    whole,
  );
  const matrix = proof.matrixOf(all, proof.SURVIVORS);
  const clauses = proof.clausesNoticed(all);
  const total = proof.totalOf(matrix);
  const told = { seed: flags.seed, matrix, total, clauses, ...gate, mutants: all };
  if (flags.json) console.log(JSON.stringify(told, null, 1));
  else {
    const language = consoleLanguage(undefined);
    const parts = [matrixText(matrix, total, language), ...(whole ? [proof.clausesText(clauses, language)] : [])];
    console.log(parts.join('\n\n'));
  }
  for (const id of gate.unexplained) tell(say.unexplained(id));
  for (const pattern of gate.stale) tell(say.stale(pattern));
  tell(say.end(flags.seed, took()));
  if (flags.out !== undefined) writeNamedFile('--out', flags.out, `${JSON.stringify(told, null, 1)}\n`);
  return gate.unexplained.length === 0 && gate.stale.length === 0;
}

/** A wire with headers, and scenarios that are enough to see them. */
const WITH_HEADERS = { wire: 'unionpay-tcp', chapters: ['start-up'] } satisfies RunConfiguration;

/** So many of them, drawn without putting back. */
function sampled<T>(all: readonly T[], count: number, random: () => number): T[] {
  const left = [...all];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0] as T,
  );
}

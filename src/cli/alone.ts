// tillproof selftest --alone: which clauses of the guide have a mutant that nothing else would notice.
import { consoleLanguage } from '../compliance/console-language.ts';
import type { Owned } from '../proof/index.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import { CommandError } from '../run/exit.ts';
import { writeNamedFile } from '../run/places.ts';
import { huntWords } from './hunt-words.ts';
import { onBench, teller } from './mutant-bench.ts';
import { askedFor, type MutantFlags } from './mutants.ts';

/** Looks for a mutant of its own for each clause and prints it; true when every clause has one. */
export async function huntOwn(configuration: RunConfiguration, flags: MutantFlags): Promise<boolean> {
  const [proof, { askedOf, huntAlone }, { confirmOwn }] = await Promise.all([
    import('../proof/index.ts'),
    import('../run/alone.ts'),
    import('../run/alone-known.ts'),
  ]);
  const { clause: patterns = ['*'], json = false, out } = flags;
  const named = proof.CLAUSES.map(({ id }) => id).filter((id) => proof.named(patterns, id));
  if (named.length === 0)
    throw new CommandError({
      en: `--clause: the guide has no clause like ${patterns.join(', ')} that a terminal must keep and a machine can see.`,
      zh: `--clause：指引中没有与${patterns.join('、')}相符的、终端必须遵守且机器可观察的条款。`,
    });
  const mutants = askedFor(proof, flags.mutant).filter(
    ({ id, wire }) =>
      wire === undefined && (flags.mutant !== undefined || !proof.SURVIVORS.some((row) => proof.speaksOf(row, id))),
  );
  const { tell, took } = teller();
  const say = huntWords();
  let played = 0;
  let clauses: string[] = [];
  const owned = await onBench(configuration, { json, tell, took }, async (bench, recorded) => {
    clauses = askedOf(recorded, named);
    let hunted = 0;
    const hear = (each: Owned, first: readonly string[]) => {
      hunted += 1;
      played += each.played;
      for (const clause of first) tell(`${clause}: ${each.id}`);
      if (hunted % 100 === 0) tell(say.huntedAlone(hunted, mutants.length, played, took()));
    };
    // Those that were found before are asked first; only where one is no clause's own any more all others are.
    const known = mutants
      .map((mutant) => ({ mutant, clauses: clauses.filter((id) => proof.OWN_MUTANTS[id] === mutant.id) }))
      .filter(({ clauses }) => clauses.length > 0);
    const before = await confirmOwn(bench, recorded, known);
    played += before.reduce((all, each) => all + each.played, 0);
    tell(say.confirmed(before.filter(({ owners }) => owners.length > 0).length, known.length, took()));
    const left = clauses.filter((id) => !before.some(({ owners }) => owners.includes(id)));
    const others = mutants.filter((each) => !known.some(({ mutant }) => mutant === each));
    return [...before, ...(await huntAlone(bench, recorded, others, left, hear))];
  });
  const rows = proof.aloneRows(owned, clauses);
  // What was not hunted may well be there.
  const isWhole = flags.mutant === undefined && configuration.chapters === undefined;
  const without = isWhole ? proof.withoutOwn(rows) : [];
  const told = { clauses: rows, without, plays: played, mutants: owned };
  console.log(json ? JSON.stringify(told, null, 1) : proof.aloneText(rows, consoleLanguage(undefined)));
  for (const id of without) tell(say.without(id));
  tell(say.endAlone(played, took()));
  if (out !== undefined) writeNamedFile('--out', out, `${JSON.stringify(told, null, 1)}\n`);
  return without.length === 0;
}

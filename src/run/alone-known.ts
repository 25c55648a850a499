// Confirms mutants that were their clauses' own before: many in one play, because where a scenario passes with all of them in place nobody notices any of them there.
import type { Post } from '../../steps/around.ts';
import {
  findingsIn,
  isOut,
  type Mutant,
  narrowed,
  noticed,
  type Owned,
  ownersOf,
  type Standing,
  UNSEEN,
} from '../proof/index.ts';
import { clausesOf } from './alone.ts';
import type { Bench } from './bench.ts';
import { candidates, type Recorded } from './mutants.ts';

type Known = {
  mutant: Mutant;
  /** Those that it was the own of. */
  clauses: readonly string[];
  /** Scenarios that show its thing and were not played yet. */
  left: Set<Recorded>;
  standing: Standing;
  noticed: boolean;
  /** A rule notices it, which it does wherever the thing is shown: it is played alone. */
  byRule: boolean;
  owned: Owned;
};

/** Of each mutant, with the clauses that it was the own of, which of them it still is. */
export async function confirmOwn(
  bench: Bench,
  record: readonly Recorded[],
  mutants: readonly { mutant: Mutant; clauses: readonly string[] }[],
): Promise<Owned[]> {
  const all = mutants.map(({ mutant, clauses }): Known => {
    const owned = { id: mutant.id, owners: [], played: 0, found: [] };
    const left = new Set(candidates(mutant, record, new Map()));
    return { mutant, clauses, left, standing: UNSEEN, noticed: false, byRule: false, owned };
  });
  const isSettled = ({ standing, clauses }: Known) => isOut(standing, clauses);

  const playOne = async (each: Known, recorded: Recorded, post: Post): Promise<void> => {
    const seen = await bench.play(recorded.scenario, post, each.mutant.id);
    const findings = findingsIn(seen, clausesOf(recorded));
    each.left.delete(recorded);
    each.owned.played += 1;
    if (findings.length > 0) each.owned.found.push({ scenario: recorded.scenario.place, findings });
    each.standing = narrowed(each.standing, findings);
    each.noticed ||= noticed(each.mutant.kind, seen) !== null;
    each.byRule ||= seen.violations.length > 0;
  };

  // In the scenarios of its own clauses each by itself, until it is noticed.
  await bench.each(all, async (each, post) => {
    const isOwn = (recorded: Recorded) => clausesOf(recorded).some((id) => each.clauses.includes(id));
    for (const recorded of [...[...each.left].filter(isOwn), ...[...each.left].filter((one) => !isOwn(one))])
      if (!each.noticed && !isSettled(each)) await playOne(each, recorded, post);
  });

  // Everywhere else together; where anything is found, one half after the other.
  await bench.each(record, async (recorded, post) => {
    const play = async (asked: readonly Known[]): Promise<void> => {
      const group = asked.filter((each) => each.left.has(recorded) && each.noticed && !isSettled(each));
      const [only, ...others] = group;
      if (only === undefined) return;
      if (others.length === 0) return playOne(only, recorded, post);
      const seen = await bench.play(recorded.scenario, post, group.map(({ mutant }) => mutant.id).join(' + '));
      if (findingsIn(seen, clausesOf(recorded)).length === 0)
        return group.forEach(({ left, owned }) => {
          left.delete(recorded);
          owned.played += 1;
        });
      const half = group.length >> 1;
      await play(group.slice(0, half));
      await play(group.slice(half));
    };
    await play(all.filter(({ byRule }) => !byRule));
    for (const each of all) if (each.byRule) await play([each]);
  });
  return all.map(({ owned, standing, ...each }) => ({
    ...owned,
    owners: each.noticed ? ownersOf(standing) : [],
  }));
}

// Looks for mutants that only one clause would notice: each is played in every scenario that shows its thing, until no clause is left that all findings stand under.
import { idsOf } from '../compliance/tags.ts';
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
import type { Bench } from './bench.ts';
import { candidates, groupOf, isNever, MOST_TRIED, type Recorded } from './mutants.ts';

/** Groups that are played side by side before it is asked again which clauses have no mutant yet: so the same are found however fast each was. */
const BATCH = 16;

/**
 * Plays mutants until each of these clauses has one of its own, or all were played. Those whose thing is shown by few scenarios of other clauses come first. `told` hears of each mutant, and which clauses had none of their own before.
 */
export async function huntAlone(
  bench: Bench,
  record: readonly Recorded[],
  mutants: readonly Mutant[],
  clauses: readonly string[],
  told: (owned: Owned, first: readonly string[]) => void,
): Promise<Owned[]> {
  const carried = new Map(record.map((each) => [each, clausesOf(each)]));
  const shown = mutants.filter((each) => !isNever(each, record));
  const groups = [...Map.groupBy(shown, ({ id, text }) => text ?? groupOf(id)).values()].map((group) => ({
    group,
    showing: group.map((each) => candidates(each, record, new Map()).map((one) => carried.get(one) ?? [])),
  }));
  const all: Owned[] = [];
  const wanted = new Set(clauses);
  for (let left = groups; left.length > 0 && wanted.size > 0; left = left.slice(BATCH)) {
    left = left
      .map((each) => ({ ...each, strangers: Math.min(...each.showing.map((one) => strangersOf(one, wanted))) }))
      .sort((a, b) => a.strangers - b.strangers);
    const batch: Owned[][] = [];
    await bench.each([...left.slice(0, BATCH).entries()], async ([place, { group }], post) => {
      const kills = new Map<Recorded, number>();
      const open = new Set(wanted);
      const own: Owned[] = [];
      batch[place] = own;
      for (const mutant of group) {
        const owned = await playAll(mutant, candidates(mutant, record, kills), carried, kills, open, (each) =>
          bench.play(each.scenario, post, mutant.id),
        );
        const first = owned.owners.filter((id) => open.delete(id));
        own.push(owned);
        told(owned, first);
      }
    });
    for (const owned of batch.flat()) {
      all.push(owned);
      for (const id of owned.owners) wanted.delete(id);
    }
  }
  return all;
}

/** The clauses that a scenario carries. */
export const clausesOf = ({ scenario }: Recorded) => idsOf(scenario.pickle.tags.map(({ name }) => name));

/** Those of the clauses that a scenario is about which this terminal plays. */
export const askedOf = (record: readonly Recorded[], clauses: readonly string[]): string[] => {
  const tags = new Set(record.flatMap(clausesOf));
  return clauses.filter((id) => tags.has(id) || tags.has(id.replace(/\.\d+$/, '')));
};

/** How many of the scenarios that show a thing are not of the clause that most of them are of; the most where none is of these clauses. */
function strangersOf(showing: readonly (readonly string[])[], clauses: ReadonlySet<string>): number {
  const own = new Map<string, number>();
  for (const id of showing.flat()) if (clauses.has(id)) own.set(id, (own.get(id) ?? 0) + 1);
  return own.size === 0 ? Number.MAX_SAFE_INTEGER : showing.length - Math.max(...own.values());
}

/** Plays one mutant: first until somebody notices it, then the scenarios of other clauses, then the rest, as long as a clause that is asked for may own it. */
async function playAll(
  { id, kind }: Mutant,
  likeliest: readonly Recorded[],
  carried: ReadonlyMap<Recorded, readonly string[]>,
  kills: Map<Recorded, number>,
  open: ReadonlySet<string>,
  play: (recorded: Recorded) => ReturnType<Bench['play']>,
): Promise<Owned> {
  const owned: Owned = { id, owners: [], played: 0, found: [] };
  let standing: Standing = UNSEEN;
  const look = async (recorded: Recorded): Promise<boolean> => {
    const seen = await play(recorded);
    owned.played += 1;
    const findings = findingsIn(seen, carried.get(recorded) ?? []);
    if (findings.length > 0) owned.found.push({ scenario: recorded.scenario.place, findings });
    standing = narrowed(standing, findings);
    if (noticed(kind, seen) === null) return false;
    kills.set(recorded, (kills.get(recorded) ?? 0) + 1);
    return true;
  };
  const left = [...likeliest];
  for (let tried = 0, found = false; !found; tried++) {
    const next = left.shift();
    if (next === undefined || tried === MOST_TRIED) return owned;
    found = await look(next);
    if (isOut(standing, open)) return owned;
  }
  const foreign = (each: Recorded) => !(carried.get(each) ?? []).some((clause) => standing.needed?.has(clause));
  for (const next of [...left.filter(foreign), ...left.filter((each) => !foreign(each))]) {
    await look(next);
    if (isOut(standing, open)) return owned;
  }
  owned.owners = ownersOf(standing);
  return owned;
}

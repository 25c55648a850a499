// Hunts mutants: a record of what each scenario shows, and for each mutant the scenarios that show its thing, until one notices it.
import { type Scenario, thensOf } from '../../steps/player.ts';
import { idsOf, requirementsOf } from '../compliance/tags.ts';
import { termOf } from '../definitions/glossary.ts';
import { besides, CLEAR, type Hunted, kindRow, type Mutant, noticed } from '../proof/index.ts';
import type { Bench } from './bench.ts';

/** What one scenario shows when nothing is wrong. */
export type Recorded = {
  scenario: Scenario;
  shown: ReadonlySet<string>;
  subjects: ReadonlySet<string>;
  /** The texts of the screen that its sentences look for. */
  texts: ReadonlySet<string>;
};

/** Plays every scenario through a clear glass. One that does not pass then proves nothing about mutants; it is told. */
export async function record(bench: Bench, told: (line: string) => void): Promise<Recorded[]> {
  const found: Recorded[] = [];
  await bench.each(bench.scenarios, async (scenario, post) => {
    const { outcome, shown, findings, error } = await bench.play(scenario, post, CLEAR);
    const said = scenario.pickle.steps.map(({ text }) => `step/${text}`);
    if (outcome === 'passed')
      found.push({
        scenario,
        shown: new Set([...shown, ...said]),
        subjects: thensOf(scenario),
        texts: textsOf(scenario),
      });
    else if (outcome !== 'skipped')
      told(`${scenario.place} does not pass through a clear glass: ${findings[0]?.text.en ?? error}`);
  });
  const steps = ({ scenario: { pickle } }: Recorded) => pickle.steps.length;
  return found.sort((a, b) => steps(a) - steps(b) || (a.scenario.place < b.scenario.place ? -1 : 1));
}

/** Mutants of one thing are noticed by the same scenarios: how often each did. */
type Kills = Map<Recorded, number>;
/** Mutants of one thing have this in common. */
export const groupOf = (id: string): string => id.split('/').slice(0, -2).join('/');

const textsOf = ({ pickle }: Scenario): ReadonlySet<string> =>
  new Set(
    pickle.steps.flatMap(({ text }) =>
      [...text.matchAll(/["“]([^"”]+)["”]/g)].flatMap(([, words = '']) => termOf(words, 'screen')?.key ?? []),
    ),
  );

/**
 * The scenarios that may notice it, the likeliest first: those that look for the text, those that noticed the like, those whose sentences look at such things; of
 * these one of each file before the second of any, and the shortest first.
 */
export function candidates(
  { shows, near = [], text, kind }: Mutant,
  record: readonly Recorded[],
  kills: Kills,
): Recorded[] {
  const wanted = kindRow(kind).subjects;
  const likely = (each: Recorded) =>
    (text !== undefined && each.texts.has(text) ? Number.MAX_SAFE_INTEGER : 0) +
    (near.some((thing) => each.shown.has(thing)) ? 2 : 0) +
    2 * (kills.get(each) ?? 0) +
    (wanted.some((subject) => each.subjects.has(subject)) ? 1 : 0);
  const showing = record
    .filter(({ shown }) => shows.length === 0 || shows.some((each) => shown.has(each)))
    .map((each) => ({ each, likely: likely(each) }))
    .sort((a, b) => b.likely - a.likely);
  const before = new Map<string, number>();
  return showing
    .map(({ each, likely }) => {
      const file = `${likely} ${each.scenario.pickle.uri}`;
      const turn = before.get(file) ?? 0;
      before.set(file, turn + 1);
      return { each, likely, turn };
    })
    .sort((a, b) => b.likely - a.likely || a.turn - b.turn)
    .map(({ each }) => each);
}

/** Scenarios that are tried on one mutant, the likeliest of those that show its thing: one that nobody of them notices has survived. */
export const MOST_TRIED = 25;

/**
 * Hunts each mutant; `told` hears of each as soon as its fate is known. In the order of their ids. Those of one thing are hunted one after
 * the other, so that what is tried on each does not depend on how fast others were.
 */
export async function hunt(
  bench: Bench,
  record: readonly Recorded[],
  mutants: readonly Mutant[],
  told: (hunted: Hunted) => void,
): Promise<Hunted[]> {
  const all: Hunted[] = [];
  await bench.each([...Map.groupBy(mutants, ({ id, text }) => text ?? groupOf(id)).values()], async (group, post) => {
    const kills: Kills = new Map();
    for (const mutant of group) {
      if (isNever(mutant, record)) {
        const never: Hunted = { id: mutant.id, kind: mutant.kind, verdict: 'never', kill: null, played: 0, others: [] };
        all.push(never);
        told(never);
        continue;
      }
      const hunted = await huntOne(mutant, candidates(mutant, record, kills), kills, (scenario) =>
        bench.play(scenario, post, mutant.id),
      );
      all.push(hunted);
      told(hunted);
    }
  });
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether it is of something that this terminal never does. */
export const isNever = ({ of }: Mutant, record: readonly Recorded[]): boolean =>
  of !== undefined && !record.some(({ shown }) => shown.has(of));

/** Plays one scenario after the other until one notices the mutant, and keeps which one did. */
async function huntOne(
  { id, kind }: Mutant,
  likeliest: readonly Recorded[],
  kills: Kills,
  play: (scenario: Scenario) => ReturnType<Bench['play']>,
): Promise<Hunted> {
  const hunted: Hunted = { id, kind, verdict: 'not-shown', kill: null, played: 0, others: [] };
  for (const recorded of likeliest.slice(0, MOST_TRIED)) {
    const { scenario } = recorded;
    const seen = await play(scenario);
    hunted.played += 1;
    if (seen.acted > 0) hunted.verdict = 'survived';
    const kill = noticed(kind, seen);
    const other = besides(seen);
    if (kill !== null) {
      const tags = scenario.pickle.tags.map(({ name }) => name);
      hunted.kill = {
        ...kill,
        scenario: `${scenario.place} ${scenario.pickle.name}`,
        requirements: requirementsOf(tags),
        clauses: idsOf(tags),
      };
      hunted.verdict = 'killed';
      kills.set(recorded, (kills.get(recorded) ?? 0) + 1);
      break;
    }
    if (other !== null) hunted.others.push(`${scenario.place}: ${other}`);
  }
  return hunted;
}

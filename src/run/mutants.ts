// Hunts mutants: a record of what each scenario shows, and for each mutant the scenarios that show its thing, until one notices it.
import { type Scenario, thensOf } from '../../steps/player.ts';
import { requirementsOf } from '../compliance/tags.ts';
import { besides, CLEAR, kindRow, type Mutant, type Noticed, noticed } from '../proof/index.ts';
import type { Bench } from './bench.ts';

/** What one scenario shows when nothing is wrong. */
export type Recorded = { scenario: Scenario; shown: ReadonlySet<string>; durationMs: number; subjects: ReadonlySet<string> };

export type Hunted = {
  id: string;
  kind: Mutant['kind'];
  verdict: 'killed' | 'survived' | 'not-shown';
  /** Who noticed it, in which scenario (place and name), and the requirements that this scenario proves; null where nobody did. */
  kill: (Noticed & { scenario: string; requirements: string[] }) | null;
  /** Scenarios that were played. */
  played: number;
  /** What else went wrong in them: no kills. */
  others: string[];
};

/** Plays every scenario through a clear glass. One that does not pass then proves nothing about mutants; it is told. */
export async function record(bench: Bench, told: (line: string) => void): Promise<Recorded[]> {
  const found: Recorded[] = [];
  await bench.each(bench.scenarios, async (scenario, post) => {
    const { outcome, shown, durationMs, findings, error } = await bench.play(scenario, post, CLEAR);
    if (outcome === 'passed') found.push({ scenario, shown, durationMs, subjects: thensOf(scenario) });
    else if (outcome !== 'skipped')
      told(`${scenario.place} does not pass through a clear glass: ${findings[0]?.text.en ?? error}`);
  });
  return found.sort((a, b) => a.durationMs - b.durationMs);
}


/** The scenarios that may notice it, the likeliest first: those whose sentences look at such things, then the quickest. */
function candidates({ shows, kind }: Mutant, record: readonly Recorded[]): Recorded[] {
  const wanted = kindRow(kind).subjects;
  const showing = record.filter(({ shown }) => shows.length === 0 || shows.some((each) => shown.has(each)));
  const looks = ({ subjects }: Recorded) => wanted.some((subject) => subjects.has(subject));
  return [...showing.filter(looks), ...showing.filter((each) => !looks(each))];
}

export async function hunt(
  bench: Bench,
  record: readonly Recorded[],
  mutants: readonly Mutant[],
  told: (hunted: Hunted) => void,
  { most = Number.POSITIVE_INFINITY }: { most?: number } = {},
): Promise<Hunted[]> {
  const all: Hunted[] = [];
  await bench.each(mutants, async (mutant, post) => {
    const { id, kind } = mutant;
    const hunted: Hunted = { id, kind, verdict: 'not-shown', kill: null, played: 0, others: [] };
    for (const { scenario } of candidates(mutant, record).slice(0, most)) {
      const seen = await bench.play(scenario, post, id);
      hunted.played += 1;
      if (seen.acted > 0) hunted.verdict = 'survived';
      const kill = noticed(kind, seen);
      const other = besides(seen);
      if (kill !== null) {
        const requirements = requirementsOf(scenario.pickle.tags.map(({ name }) => name));
        hunted.kill = { ...kill, scenario: `${scenario.place} ${scenario.pickle.name}`, requirements };
        hunted.verdict = 'killed';
        break;
      }
      if (other !== null) hunted.others.push(`${scenario.place}: ${other}`);
    }
    all.push(hunted);
    told(hunted);
  });
  return all;
}

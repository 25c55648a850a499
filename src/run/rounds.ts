// A certification in rounds: everything; again what a dead worker left behind; and alone, with longer timers, what failed while the test system was late.
import type { Envelope } from '@cucumber/messages';
import type { Collector } from '../compliance/collect.ts';
import type { CollectedScenario } from '../compliance/collected.ts';
import { lateFailure } from '../compliance/fitness.ts';
import { placeKey } from '../compliance/places.ts';
import type { TerminalTimers } from '../definitions/terminal-profile.ts';
import { longerTimers } from './timers.ts';
import { type Death, watchWorkers } from './watchdog.ts';

/** One run of Cucumber: which scenarios (null = all that are asked for), on how many workers, with which timers. */
export type Round = { places: readonly string[] | null; workers: number; timers: TerminalTimers };

type Rounds = {
  collector: Collector;
  workers: number;
  timers: TerminalTimers;
  /** The scenarios to play; all that are asked for when not given. */
  places?: readonly string[];
  /** A worker whose event loop does not run for so long is ended. */
  standstillMs: number;
  /** Plays a round; every envelope of it goes through `take`. */
  play(round: Round, take: (envelope: Envelope) => void): Promise<void>;
};

/** So often is repeated what failed while the test system was late; then it stays inconclusive. */
const REPEATS = 2;
/** Workers that may end in a run, and in a row without a scenario that ended by itself between them. */
const MOST_DEATHS = 20;
const MOST_IN_A_ROW = 3;

/** Plays everything that is to be played; what came of it is in the collector. */
export async function playRounds(rounds: Rounds): Promise<void> {
  const { collector } = rounds;
  let { timers } = rounds;
  await playAll(rounds, { places: rounds.places ?? null, workers: rounds.workers, timers });
  for (let repeated = 0; repeated < REPEATS; repeated++) {
    const late = collector.run().scenarios.filter((scenario) => lateFailure(scenario) !== null);
    if (late.length === 0) return;
    timers = longerTimers(timers, worstOf(late));
    await playAll(rounds, { places: late.map(placeOf), workers: 1, timers });
  }
}

const placeOf = ({ uri, line }: CollectedScenario) => placeKey({ uri, location: { line } });
const worstOf = (late: readonly CollectedScenario[]) =>
  Math.max(...late.map((scenario) => lateFailure(scenario)?.stallMs ?? 0));

/** Rounds until everything of this one has ended, or too many workers have. Nothing is blamed twice, so it ends. */
async function playAll(rounds: Rounds, first: Round): Promise<void> {
  const { collector } = rounds;
  let { places } = first;
  let inARow = 0;
  for (let deaths = 0; ; ) {
    const { ended, died } = await playRound(rounds, { ...first, places });
    if (died.length === 0) return;
    for (const { scenario, reason } of died) {
      if (scenario !== null) collector.cutOff(scenario, reason);
      if (scenario !== null) ended.add(scenario);
    }
    const left = (places ?? collector.unended()).filter((place) => !ended.has(place));
    deaths += died.length;
    inARow = ended.size > died.length ? 0 : inARow + died.length;
    const begun = collector.progress.total > 0;
    if (begun && left.length === 0) return;
    if (begun) places = left;
    if (deaths >= MOST_DEATHS || inARow >= MOST_IN_A_ROW) return giveUp(collector, deaths, died);
  }
}

/** Plays one round; gives what came to its end in it, and who died. */
async function playRound(rounds: Rounds, round: Round): Promise<{ ended: Set<string>; died: Death[] }> {
  const { collector, standstillMs } = rounds;
  const watchdog = watchWorkers(standstillMs);
  const before = new Map(collector.ended());
  let died: Death[] = [];
  try {
    await rounds.play(round, (envelope) => {
      const { testRunFinished } = envelope;
      if (testRunFinished?.exception !== undefined) died = watchdog.deaths();
      // What became of the workers is told by the scenarios that they were at.
      if (testRunFinished === undefined || died.length === 0) return collector.take(envelope);
      const { exception: _, ...rest } = testRunFinished;
      collector.take({ testRunFinished: rest });
    });
  } finally {
    watchdog.close();
  }
  const ended = new Set([...collector.ended()].flatMap(([place, each]) => (before.get(place) === each ? [] : [place])));
  return { ended, died };
}

function giveUp(collector: Collector, deaths: number, [last]: readonly Death[]): void {
  collector.giveUp({
    en: `Not played to the end, because ${deaths} workers ended before their time. The last one: ${last?.reason.en}`,
    zh: `未执行完毕，因为已有${deaths}个工作线程提前结束。最后一个：${last?.reason.zh}`,
  });
}

// Behaviour campaigns at the posts of a bench: run after run is played, and what breaks something is made short.
import type { Post } from '../../steps/around.ts';
import { counterOf, takesCodes } from '../../steps/campaign-counter.ts';
import { lateness } from '../compliance/fitness.ts';
import type { Fitness } from '../definitions/evidence.ts';
import type { TerminalTimers } from '../definitions/terminal-profile.ts';
import {
  type At,
  isPair,
  type Made,
  PAST,
  playAgain,
  playDrawn,
  type Reached,
  Run,
  sceneOf,
  shrink,
} from '../fuzz/behaviour/index.ts';
import type { Bench } from './bench.ts';
import type { RunConfiguration } from './configuration.ts';
import { longerTimers, timersOf } from './timers.ts';

/** Where runs are played, in which language, and what keeps account of what they reach. */
type Place = {
  bench: Bench;
  post: Post;
  language: 'en' | 'zh-CN';
  reached: Reached;
  timers?: RunConfiguration['timers'];
};

/** Which run it is: its number among those drawn, or the name of one of the past. */
export type RunNumber = number | string;

/**
 * What became of a run: it held, it broke something (`run` is as short as it could be made), it broke what another run had broken
 * already, it broke once and not again, or the harness or the adapter failed.
 */
export type Told = { number: RunNumber } & (
  | { kind: 'held'; acts: number }
  | { kind: 'broke'; run: Run }
  | { kind: 'again'; name: string }
  | { kind: 'unsteady'; run: Run }
  | { kind: 'failed'; why: string }
);

/** So often is repeated what broke while this process was late itself. */
const REPEATS = 2;

/** Plays runs of the seed at every post of the bench, those of the past by their name; `next` gives the number of each, undefined = no more. */
export async function campaign(
  place: Omit<Place, 'post'>,
  seed: number,
  next: () => RunNumber | undefined,
  told: (what: Told) => void,
): Promise<void> {
  const known = new Set<string>();
  const at = async (post: Post) => {
    for (let number = next(); number !== undefined; number = next())
      told({ number, ...(await outcomeOf({ ...place, post }, seed, number, known)) });
  };
  await Promise.all(place.bench.posts.map(at));
}

type Outcome = Told extends infer T ? (T extends Told ? Omit<T, 'number'> : never) : never;

async function outcomeOf(place: Place, seed: number, number: RunNumber, known: Set<string>): Promise<Outcome> {
  try {
    const run = await playRun(place, seed, number);
    if (run.breach === null) return { kind: 'held', acts: run.made.length };
    const { name } = run.breach;
    if (known.has(name)) return { kind: 'again', name };
    known.add(name);
    const shortest = await shortestOf(place, run);
    return shortest === null ? { kind: 'unsteady', run } : { kind: 'broke', run: shortest };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

/** Plays the run of that number. Throws when the harness or the adapter failed. */
export const playRun = (place: Place, seed: number, number: RunNumber): Promise<Run> =>
  typeof number === 'number'
    ? atCounter(place, place.post.second !== undefined && isPair(number) ? 2 : 1, (run) => playDrawn(seed, number, run))
    : replay(place, PAST.get(number) ?? []);

/** Plays what was made in another run. Throws when the harness or the adapter failed. */
export const replay = (place: Place, made: readonly Made[]): Promise<Run> =>
  atCounter(place, made.some(({ at }) => at === 2) ? 2 : 1, (run) => playAgain(made, run));

/** The shortest form of a run that broke something; null when it does not break it again. */
export const shortestOf = (place: Place, { made, breach }: Run): Promise<Run | null> =>
  breach === null
    ? Promise.resolve(null)
    : shrink({ made, breach }, (acts) =>
        replay(place, acts).catch((error: unknown) => {
          if (error instanceof Late) return null;
          throw error;
        }),
      );

/** The test system was late each time, so that what broke says nothing about the terminal. */
export class Late extends Error {}

/**
 * Opens the terminal, or both, sets the scene, and lets the run be played there. What broke while this process was late is played again with
 * longer timers.
 */
async function atCounter(place: Place, tills: At, play: (run: Run) => Promise<void>): Promise<Run> {
  let timers = timersOf(place.timers);
  for (let again = 0; again <= REPEATS; again++) {
    const { run, fitness } = await once(place, tills, timers, play);
    const late = run.breach === null ? null : lateness(fitness);
    if (late === null) return run;
    timers = longerTimers(timers, late.stallMs);
  }
  throw new Late('The test system was late whenever something broke.');
}

async function once(
  { bench, post, language, reached }: Place,
  tills: At,
  timers: TerminalTimers,
  play: (run: Run) => Promise<void>,
): Promise<{ run: Run; fitness: Fitness | null }> {
  const key = language === 'en' ? 'en' : 'zh';
  const stage = await bench.stage(post, language, timers);
  let run: Run;
  try {
    const scene = sceneOf({ tills, codes: tills === 2 && stage.outcome === 'passed' && takesCodes(stage) });
    for (const sentence of scene) if (stage.outcome === 'passed') await stage.say(sentence[key]);
    if (stage.outcome === 'passed') await stage.ready();
    if (stage.outcome !== 'passed')
      throw new Error(`The scene cannot be set: ${stage.findings[0]?.text.en ?? stage.error ?? stage.outcome}`);
    run = await Run.begin(counterOf(stage), reached, key);
    await play(run);
  } finally {
    await stage.end();
  }
  return { run, fitness: stage.fitness };
}

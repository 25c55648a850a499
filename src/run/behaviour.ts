// Behaviour campaigns at the posts of a bench: run after run is played, and what breaks something is made short.
import type { Post } from '../../steps/around.ts';
import { counterOf } from '../../steps/campaign-counter.ts';
import { lateness } from '../compliance/fitness.ts';
import { type Made, playAgain, playDrawn, type Reached, Run, SCENE, shrink } from '../fuzz/behaviour/index.ts';
import type { Bench } from './bench.ts';

type Language = 'en' | 'zh-CN';

/** What a campaign is asked for: the numbers of the runs come from `next`, undefined = no more. */
export type Campaign = {
  seed: number;
  language: Language;
  next(): number | undefined;
  reached: Reached;
  told(what: Told): void;
};

/** What became of a run: it held, it broke something (`run` is as short as it could be made), it broke once and not again, or the harness failed. */
export type Told = { number: number } & (
  | { kind: 'held'; acts: number }
  | { kind: 'broke'; run: Run }
  | { kind: 'unsteady'; run: Run }
  | { kind: 'failed'; why: string }
);

/** So often is repeated what broke while this process was late itself. */
const REPEATS = 2;

/** Plays runs at every post of the bench until there are no more. */
export async function campaign(bench: Bench, { seed, language, next, reached, told }: Campaign): Promise<void> {
  const at = async (post: Post) => {
    for (let number = next(); number !== undefined; number = next()) {
      const drawn = number;
      const play = (way: (run: Run) => Promise<void>) => atCounter(bench, post, language, reached, way);
      try {
        const run = await play((each) => playDrawn(seed, drawn, each));
        const { made, breach } = run;
        if (breach === null) {
          told({ number, kind: 'held', acts: made.length });
          continue;
        }
        const again = (acts: readonly Made[]) => play((each) => playAgain(acts, each));
        const shortest = await shrink({ made, breach }, again);
        told(shortest === null ? { number, kind: 'unsteady', run } : { number, kind: 'broke', run: shortest });
      } catch (error) {
        told({ number, kind: 'failed', why: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  await Promise.all(bench.posts.map(at));
}

/** Opens the terminal, sets the scene, and lets the run be played there; again when something broke while this process was late. */
async function atCounter(
  bench: Bench,
  post: Post,
  language: Language,
  reached: Reached,
  play: (run: Run) => Promise<void>,
): Promise<Run> {
  const key = language === 'en' ? 'en' : 'zh';
  for (let again = 0; ; again++) {
    const stage = await bench.stage(post, language);
    let run: Run;
    try {
      for (const sentence of SCENE) if (stage.outcome === 'passed') await stage.say(sentence[key]);
      if (stage.outcome === 'passed') await stage.ready();
      if (stage.outcome !== 'passed')
        throw new Error(`The scene cannot be set: ${stage.findings[0]?.text.en ?? stage.error ?? stage.outcome}`);
      run = await Run.begin(counterOf(stage), reached, key);
      await play(run);
    } finally {
      await stage.end();
    }
    if (run.breach === null || lateness(stage.fitness) === null || again === REPEATS) return run;
  }
}

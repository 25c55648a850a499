// Makes a run that breaks something as short as it can be: acts are left out, many at once and then one by one, while the same thing breaks.
import type { Breach, Made, Run } from './run.ts';

/** A run that breaks something: its acts, and what breaks. */
type Broken = { made: readonly Made[]; breach: Breach };

/** Plays acts again; null = it says nothing. */
type Replay = (made: readonly Made[]) => Promise<Run | null>;

/**
 * The shortest run that it finds, in which no single act can be left out; null when the same acts do not break it again.
 * A run that breaks something else is no shorter form of this one.
 */
export async function shrink({ made, breach }: Broken, replay: Replay): Promise<Run | null> {
  const broken = async (acts: readonly Made[]): Promise<Run | null> => {
    const run = await replay(acts);
    return run?.breach?.name === breach.name ? run : null;
  };
  let best = await broken(made);
  if (best === null) return null;
  // What one terminal does alone needs no second one.
  if (made.some(({ at }) => at === 2)) best = (await broken(made.map((each) => ({ ...each, at: 1 })))) ?? best;
  for (let chunk = Math.ceil(best.made.length / 2); chunk >= 1; chunk = chunk === 1 ? 0 : Math.ceil(chunk / 2)) {
    for (let at = 0; at < best.made.length; ) {
      const shorter = await broken([...best.made.slice(0, at), ...best.made.slice(at + chunk)]);
      if (shorter === null || shorter.made.length >= best.made.length) at += chunk;
      else {
        best = shorter;
        // What was needed before may not be any more.
        if (chunk === 1) at = 0;
      }
    }
  }
  return best;
}

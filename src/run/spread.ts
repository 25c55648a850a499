// The order in which scenarios are played side by side.
import type { Pickle } from '@cucumber/messages';
import { isFound } from './found.ts';
import { waitsOf } from './waits.ts';

/** The part of a turn that spreads any number of steps most evenly over the circle: the golden section. */
const TURN = (Math.sqrt(5) - 1) / 2;

/**
 * The same scenarios, neighbours of the guide far from each other. Those that wait for an answer that never comes follow each other so that hardly ever two of
 * them wait at a time, because side by side they leave the whole machine waiting; what campaigns have found leads them.
 */
export function spread<Sourced extends { pickle: Pick<Pickle, 'uri' | 'steps'> }>(
  scenarios: readonly Sourced[],
): Sourced[] {
  const waiting: { each: Sourced; timers: number }[] = [];
  const others: Sourced[] = [];
  for (const each of scenarios) {
    const timers = waitsOf(each.pickle.steps);
    if (timers > 0 || isFound(each.pickle.uri)) waiting.push({ each, timers: Math.max(1, timers) });
    else others.push(each);
  }
  const found = waiting.filter(({ each }) => isFound(each.pickle.uri));
  const rest = turned(waiting.filter(({ each }) => !isFound(each.pickle.uri)));
  const all = waiting.reduce((sum, { timers }) => sum + timers, 0);
  let before = 0;
  const lane = [...found, ...rest].map(({ each, timers }) => {
    const place = before / all;
    before += timers;
    return { each, place };
  });
  const between = turned(others).map((each, index) => ({ each, place: (index + 0.5) / others.length }));
  return [...lane, ...between].sort((a, b) => a.place - b.place).map(({ each }) => each);
}

/** In turns of the golden section. */
const turned = <T>(list: readonly T[]): T[] =>
  list
    .map((each, index) => ({ each, place: (index * TURN) % 1 }))
    .sort((a, b) => a.place - b.place)
    .map(({ each }) => each);

// The order in which scenarios are played side by side.
import type { Pickle } from '@cucumber/messages';
import { isFound } from './found.ts';

/** The part of a turn that spreads any number of steps most evenly over the circle: the golden section. */
const TURN = (Math.sqrt(5) - 1) / 2;

/**
 * The same scenarios, neighbours of the guide far from each other, and what campaigns have found first. Scenarios that wait for an answer
 * that never comes stand together in the guide, and side by side they would leave the whole machine waiting.
 */
export function spread<Sourced extends { pickle: Pick<Pickle, 'uri'> }>(scenarios: readonly Sourced[]): Sourced[] {
  const found = scenarios.filter(({ pickle }) => isFound(pickle.uri));
  const others = scenarios.filter(({ pickle }) => !isFound(pickle.uri));
  const at = others.map((each, index) => ({ each, place: (index * TURN) % 1 }));
  return [...found, ...at.sort((a, b) => a.place - b.place).map(({ each }) => each)];
}

// A Cucumber plugin: neighbours in a feature are played far from each other. Scenarios that wait for an answer that never comes stand
// together, and side by side they would leave the whole machine waiting.
import type { Plugin } from '@cucumber/cucumber/api';
import { isFound } from './found.ts';

/** The part of a turn that spreads any number of steps most evenly over the circle: the golden section. */
const TURN = (Math.sqrt(5) - 1) / 2;

export default {
  type: 'plugin',
  coordinator: ({ transform }) =>
    transform('pickles:order', (pickles) => {
      const found = pickles.filter(({ pickle }) => isFound(pickle.uri));
      const others = pickles.filter(({ pickle }) => !isFound(pickle.uri));
      const at = others.map((each, index) => ({ each, place: (index * TURN) % 1 }));
      return [...found, ...at.sort((a, b) => a.place - b.place).map(({ each }) => each)];
    }),
} satisfies Plugin;

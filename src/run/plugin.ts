// What becomes of the scenarios of a run between Cucumber's choice and its workers, as a plugin of Cucumber.
import type { Plugin } from '@cucumber/cucumber/api';
import { ownPart } from './own-document.ts';
import { spread } from './spread.ts';

export type PluginOptions = {
  /** Whether neighbours are played far from each other. */
  isSpread: boolean;
  /** Told how many scenarios are left to play, before any worker starts. */
  chosen(count: number): void;
};

export default {
  type: 'plugin',
  optionsKey: 'tillproof',
  coordinator({ transform, options: { isSpread, chosen } }) {
    transform('pickles:filter', (scenarios) =>
      scenarios.map((each) => ({ ...each, gherkinDocument: ownPart(each.gherkinDocument, each.pickle.astNodeIds) })),
    );
    transform('pickles:order', (scenarios) => {
      chosen(scenarios.length);
      return isSpread ? spread(scenarios) : scenarios;
    });
  },
} satisfies Plugin<PluginOptions>;

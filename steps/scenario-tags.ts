// The tags that decide whether a scenario concerns a terminal, and the values that each may have.
import { TERMINAL_PROFILES } from '../src/definitions/terminal-profile.ts';
import { FUNCTIONS, INTERFACES, OBSERVES } from '../src/terminal/index.ts';

/** Tags with a colon; every other tag is the author's own, or names a requirement. */
export const SCENARIO_TAGS: readonly { prefix: string; values: readonly string[] }[] = [
  {
    prefix: '@needs:',
    values: [
      ...INTERFACES,
      ...FUNCTIONS,
      'tls',
      'http',
      'paper-receipt',
      'electronic-receipt',
      ...OBSERVES.map((what) => `observe-${what}`),
      'observe-sound-or-indicator',
    ],
  },
  { prefix: '@profile:', values: Object.keys(TERMINAL_PROFILES) },
];

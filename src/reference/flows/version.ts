// The version screen.
import { announce } from '../device/announce.ts';
import type { Flow } from '../device/flow.ts';
import { MODEL, VERSION } from '../product.ts';
import { TEXTS } from '../ui/texts.ts';

export const version: Flow = {
  function: 'version',
  steps: [
    (run) =>
      announce(run, { outcome: 'done', lines: [MODEL, { words: TEXTS.versionLine, values: { version: VERSION } }] }),
  ],
};

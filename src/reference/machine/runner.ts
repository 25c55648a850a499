// Runs a function from its first step back to the idle screen.

import { announce } from '../device/announce.ts';
import type { Run } from '../device/device.ts';
import type { Flow } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { ask } from '../entry/ask.ts';
import { sendOwedAtOnce } from '../host/owed.ts';
import { TEXTS } from '../ui/texts.ts';
import { showIdle } from './idle.ts';

/** Never rejects: whatever goes wrong is announced, and the terminal is idle again afterwards. */
export async function perform(run: Run, flow: Flow): Promise<void> {
  await guarded(run, async () => {
    for (const step of flow.steps) await step(run);
  });
  await guarded(run, () => sendOwedAtOnce(run));
  await guarded(run, () => removeCard(run));
  run.device.inputs.forget();
  showIdle(run.device, run.result ?? []);
  run.device.ui.setFunction(null);
}

async function guarded(run: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    run.draft.pin = null;
    if (error instanceof Stop) {
      if (run.result === null)
        announce(run, { outcome: error.outcome, lines: error.texts, amountMinor: run.draft.amountMinor });
      return;
    }
    run.device.log.write(`fault in ${run.function}: ${error instanceof Error ? error.stack : String(error)}`);
    if (run.result === null) announce(run, { outcome: 'failed', lines: [{ words: TEXTS.terminalFault }] });
  }
}

/** The terminal stays at this prompt until the contact slot is empty. */
async function removeCard(run: Run): Promise<void> {
  const { world, ui, parts } = run.device;
  while (world.slot !== null && parts.card.waitsForRemoval) {
    ui.sound('attention');
    await ask(run, {
      prompt: 'remove-card',
      text: { words: TEXTS.removeCard },
      lines: run.result ?? [],
      accepts: ['remove-card'],
      timeoutMs: null,
    });
  }
}

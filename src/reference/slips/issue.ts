// Issuing slips: by themselves after an approval, after paper has been loaded when there was none, or once more on request.

import type { Slip } from '../../terminal/contract.ts';
import type { Device, Run } from '../device/device.ts';
import type { Step } from '../device/flow.ts';
import { ask } from '../entry/ask.ts';
import type { JournalRecord } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';
import { faultReport } from './other-slips.ts';
import { salesSlip } from './sales-slip.ts';

/** The slips of the transaction that was just approved. */
export const issueSlips: Step = async (run) => {
  const { record } = run.draft;
  if (record !== null) await issueCopies(run, record, 'approved', false);
};

export async function issueCopies(
  run: Run,
  record: JournalRecord,
  outcome: 'approved' | 'declined' | 'no-answer',
  again: boolean,
): Promise<void> {
  const { parts, configuration } = run.device;
  for (const copy of parts.receipt.copies(outcome, configuration.profile.receipt))
    await issue(run, salesSlip(run.device, record, copy, again));
}

/** Issues one slip; a printer without paper is waited for, and the slip then comes complete. */
export async function issue(run: Run, slip: Slip): Promise<void> {
  const { ui, world, configuration, parts } = run.device;
  const printed = configuration.profile.receipt === 'paper';
  while (printed && world.paper === 'out') {
    if (!parts.receipt.waitsForPaper) return;
    ui.sound('attention');
    await ask(run, {
      prompt: 'paper',
      text: { words: TEXTS.paperOut },
      accepts: ['environment', 'press'],
      timeoutMs: null,
    });
  }
  ui.slip(slip);
}

/** Printed when there is paper; the text on the screen says the same. */
export function issueFaultReport(device: Device, owed: { voucher: string; batch: string }): void {
  if (device.world.paper === 'loaded' && device.configuration.profile.receipt === 'paper')
    device.ui.slip(faultReport(device, owed));
}

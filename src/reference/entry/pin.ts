// PIN entry at the PIN pad: only when the rule asks for it, with the amount in sight, digits never shown.

import { yuan } from '../../definitions/money.ts';
import { entryOf, type Run } from '../device/device.ts';
import { Stop } from '../device/stop.ts';
import { TEXTS } from '../ui/texts.ts';
import type { Line } from '../ui/ui.ts';
import { ask } from './ask.ts';
import { limitsOf } from './limits.ts';

/** Puts the PIN, no PIN, or the waiver into the draft. */
export async function verifyCardholder(run: Run): Promise<void> {
  const { parts } = run.device;
  const { draft } = run;
  const entry = entryOf(draft);
  if (entry === null) throw new Error('PIN before card');
  const decision = parts.pin.decide({
    function: run.function,
    entry,
    amountMinor: draft.amountMinor,
    pinFreeMinor: limitsOf(run.device).pinFreeMinor,
  });
  draft.pinFree = decision === 'pin-free';
  draft.pin = decision === 'ask' ? await enterPin(run) : null;
}

/** The PIN, or null when the cardholder confirmed without one (F-52). */
async function enterPin(run: Run): Promise<string | null> {
  const { ui, parts, configuration, log } = run.device;
  const { draft } = run;
  const amountMinor = parts.pin.showsAmount ? draft.amountMinor : null;
  const amount: Line[] =
    amountMinor === null ? [] : [{ words: TEXTS.amountLine, values: { amount: yuan(amountMinor) } }];
  let failed = 0;
  let note: Line[] = [];
  for (;;) {
    const input = await ask(run, {
      prompt: 'pin',
      text: { words: TEXTS.enterPin },
      lines: [...note, ...amount, { words: TEXTS.pinBypass }],
      amountMinor: amountMinor ?? undefined,
      accepts: ['enter-pin', 'press'],
    });
    if (input.command === 'press') {
      if (input.key === 'confirm') return null;
      continue;
    }
    log.write(parts.wire.pinLogText(input.pin));
    ui.show(...amount, '*'.repeat(input.pin.length));
    if (input.pin === '') return null;
    if (input.pin.length >= 4) return input.pin;
    failed += 1;
    ui.sound('attention');
    if (!parts.retry.pinEntry(failed, configuration.attempts.pinEntries))
      throw new Stop('refused', { words: TEXTS.pinGivenUp }, { words: TEXTS.nothingCharged });
    note = [{ words: TEXTS.pinShort }];
  }
}

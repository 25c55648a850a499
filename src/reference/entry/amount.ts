// Entry of the amount: typed in yuan, corrected with Clear, taken only with Confirm, never zero.

import { yuan } from '../../definitions/money.ts';
import type { Run } from '../device/device.ts';
import { Stop } from '../device/stop.ts';
import { TEXTS } from '../ui/texts.ts';
import type { Line } from '../ui/ui.ts';
import { ask } from './ask.ts';

/** Field 4 has twelve digits. */
const LARGEST_MINOR = 999_999_999_999;

/** Puts a confirmed amount into the draft. */
export async function enterAmount(run: Run): Promise<void> {
  const { ui, parts, configuration } = run.device;
  let typed = '';
  let note: Line[] = [];
  for (;;) {
    const amountMinor = parseYuan(typed);
    const input = await ask(run, {
      ...(typed === '' || amountMinor === null
        ? { prompt: 'amount' as const, text: { words: TEXTS.enterAmount }, lines: note }
        : {
            prompt: 'confirm-amount' as const,
            text: { words: TEXTS.confirmAmount },
            lines: [...note, { words: TEXTS.amountLine, values: { amount: yuan(amountMinor) } }],
            amountMinor,
          }),
      accepts: ['type', 'press'],
    });
    note = [];
    if (input.command === 'type') {
      const problem = problemOf(typed + input.text);
      if (problem === null) typed += input.text;
      else note = refuse(run, problem);
    } else if (input.key === 'clear') {
      typed = '';
    } else {
      const verdict = parts.amount.judge(amountMinor ?? 0, run.function, configuration.limits);
      if (verdict === 'accepted') {
        run.draft.amountMinor = amountMinor ?? 0;
        return;
      }
      const limit = yuan(configuration.limits.refundMinor);
      if (verdict === 'over-refund-limit') throw new Stop('refused', { words: TEXTS.refundLimit, values: { limit } });
      typed = '';
      note = refuse(run, { words: TEXTS.amountZero });
    }
  }

  function refuse(_run: Run, text: Line): Line[] {
    ui.sound('attention');
    return [text];
  }
}

/** Fen of an amount in yuan such as 128, 128.5 or 128.50; null when it is none yet. */
function parseYuan(text: string): number | null {
  if (!/^\d+(\.\d{0,2})?$/.test(text)) return null;
  const [whole = '0', cents = ''] = text.split('.');
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}

function problemOf(text: string): Line | null {
  const amountMinor = parseYuan(text);
  if (amountMinor === null) return { words: TEXTS.amountBad };
  return amountMinor > LARGEST_MINOR ? { words: TEXTS.amountTooLarge } : null;
}

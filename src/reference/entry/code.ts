// Codes in place of cards (F-56): the payer's, scanned from a telephone, and the voucher of an earlier payment by code.
import { yuan } from '../../definitions/money.ts';
import { FIELD_59_TAGS, type Field59Tag, PAYMENT_CODE_PATTERN } from '../../definitions/payment-code.ts';
import type { Run } from '../device/device.ts';
import type { Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { TEXTS } from '../ui/texts.ts';
import type { Line } from '../ui/ui.ts';
import { ask } from './ask.ts';

const CODE = new RegExp(PAYMENT_CODE_PATTERN);

/** Puts the payer's code into the draft, or ends the function when nothing that was scanned is one. */
export const scanPaymentCode: Step = async (run) => {
  const { ui, configuration, parts } = run.device;
  if (!configuration.profile.interfaces.includes('qr')) throw new Stop('refused', { words: TEXTS.interfaceOff });
  let failed = 0;
  for (;;) {
    const scanned = await askForCode(run, failed);
    if (isCode(scanned)) return takeCode(run, FIELD_59_TAGS.paymentCode, scanned);
    failed += 1;
    ui.sound('attention');
    if (!parts.retry.cardRead(failed, configuration.attempts.cardReads))
      throw new Stop('refused', { words: TEXTS.codeGivenUp }, { words: TEXTS.nothingCharged });
  }
};

async function askForCode(run: Run, failed: number): Promise<string> {
  const { draft, device } = run;
  const note: Line[] = failed === 0 ? [] : [{ words: TEXTS.codeBad }];
  const amount: Line[] =
    draft.amountMinor === null ? [] : [{ words: TEXTS.amountLine, values: { amount: yuan(draft.amountMinor) } }];
  device.ui.light('reader', 'waiting');
  for (;;) {
    const input = await ask(run, {
      prompt: 'payment-code',
      text: { words: TEXTS.showCode },
      lines: [...note, ...amount],
      amountMinor: draft.amountMinor ?? undefined,
      interfaces: ['qr'],
      accepts: ['present-code', 'press'],
    });
    if (input.command === 'present-code') return input.code;
  }
}

export function isCode(scanned: string): boolean {
  return CODE.test(scanned);
}

/** A code that was scanned, and the signal that it was. */
export function takeCode({ device: { ui }, draft }: Run, tag: Field59Tag, value: string): void {
  draft.code = { tag, value };
  ui.sound('read');
  ui.light('reader', 'read');
  ui.show({ words: TEXTS.codeRead });
}

/** A payment by code is taken back without a card: the host knows who paid. */
export const takeCodeOfOriginal: Step = ({ draft }) => {
  if (draft.original?.entry.entry === 'qr')
    draft.code = { tag: FIELD_59_TAGS.paymentVoucher, value: draft.original.paymentVoucher };
};

/** A step that only cards need. */
export function unlessByCode(step: Step): Step {
  return (run) => (run.draft.code === null ? step(run) : undefined);
}

// Signing on the screen: before the slip is issued, with the amount in sight (F-38, F-39).

import { yuan } from '../../definitions/money.ts';
import type { Run } from '../device/device.ts';
import { Stop } from '../device/stop.ts';
import { featureCode, signatureMessage } from '../host/signature.ts';
import type { JournalRecord } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';
import { ask } from './ask.ts';

/** Takes the signature where one is required and the profile takes it on the screen; the upload is owed from then on. */
export async function signOnScreen(run: Run): Promise<void> {
  const { device, draft } = run;
  const { record } = draft;
  const { profile } = device.configuration;
  const onScreen = profile.receipt === 'electronic' || profile.name === 'esign';
  if (record === null || !onScreen || !record.receipt.signatureRequired) return;
  if (!(await signs(run, record))) return;
  const code = featureCode(record.settlementDate, record.entry.reference);
  const signed = { ...record, receipt: { ...record.receipt, signedOnScreen: true, featureCode: code } };
  draft.record = signed;
  device.books.together(() => {
    device.books.saveRecord(signed);
    if (device.parts.signature.uploads)
      device.books.saveSignature(record.entry.voucher, record.entry.batch, signatureMessage(device, signed));
  });
}

/** False when nobody signed in time or the prompt was cancelled; the transaction stands, its slip stays unsigned. */
async function signs(run: Run, { entry }: JournalRecord): Promise<boolean> {
  const question = {
    prompt: 'signature' as const,
    text: { words: TEXTS.signHere },
    lines: [{ words: TEXTS.amountLine, values: { amount: yuan(entry.amountMinor) } }],
    amountMinor: entry.amountMinor,
    accepts: ['sign', 'press'] as const,
  };
  try {
    while ((await ask(run, question)).command !== 'sign');
    return true;
  } catch (error) {
    if (error instanceof Stop) return false;
    throw error;
  }
}

// Download of the small-payment parameters (F-45): they take the place of the configured limits at once.

import { announce } from '../device/announce.ts';
import type { Run } from '../device/device.ts';
import type { Flow, Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { requireNetwork } from '../entry/ready.ts';
import { refusalTexts } from '../host/conclude.ts';
import { type ManagementOutcome, manage } from '../host/management.ts';
import type { DownloadedLimits } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';

const download: Step = async (run) => {
  const { device } = run;
  device.ui.show({ words: TEXTS.downloading });
  const answer = accepted(run, await manage(device, 'parameter-download', { 11: device.books.nextVoucher() }));
  const limits = parseLimits(answer.fields[62] ?? '');
  accepted(run, await manage(device, 'parameter-download-end', { 11: device.books.nextVoucher() }));
  if (limits !== null) device.books.saveLimits(limits);
  announce(run, { outcome: 'done', responseCode: '00', lines: [{ words: TEXTS.parametersLoaded }] });
};

function accepted(run: Run, outcome: ManagementOutcome): Extract<ManagementOutcome, { kind: 'answer' }> {
  if (outcome.kind === 'failed') throw new Stop('failed', { words: TEXTS.parametersFailed }, { words: outcome.text });
  if (outcome.code !== '00')
    throw new Stop('failed', { words: TEXTS.parametersFailed }, ...refusalTexts(run, outcome.code ?? ''));
  return outcome;
}

/** Limits out of tag (6) + length (3) + value; null when the host sent none. Text, or the same text as hex. */
export function parseLimits(field62: string): DownloadedLimits | null {
  const text = /^(?:46){2}38/.test(field62) ? Buffer.from(field62, 'hex').toString('ascii') : field62;
  const values = new Map<string, string>();
  for (let at = 0; at + 9 <= text.length; ) {
    const length = Number(text.slice(at + 6, at + 9));
    if (!Number.isInteger(length)) return null;
    values.set(text.slice(at, at + 6).toUpperCase(), text.slice(at + 9, at + 9 + length));
    at += 9 + length;
  }
  const limit = (on: string, tag: string) => {
    const value = values.get(tag);
    return values.get(on) === '1' && value !== undefined && /^\d+$/.test(value) ? Number(value) : null;
  };
  if (values.size === 0) return null;
  return { pinFreeMinor: limit('FF8054', 'FF8058'), signatureFreeMinor: limit('FF805A', 'FF8059') };
}

export const parameterDownload: Flow = { function: 'parameter-download', steps: [requireNetwork, download] };

// Settlement (F-33 to F-35): totals, upload of the details where they differ, slip, empty journal, next batch number.
import { FIELD_48_SETTLEMENT } from '../../definitions/transactions.ts';
import { buildPositional } from '../../iso8583/positional.ts';
import { announce } from '../device/announce.ts';
import type { Run } from '../device/device.ts';
import type { Flow, Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { requireSignIn } from '../entry/ready.ts';
import { uploadBatch } from '../host/batch-upload.ts';
import { contactText, refusalTexts } from '../host/conclude.ts';
import { manage } from '../host/management.ts';
import { sendOwed } from '../host/owed.ts';
import { allCards, type BatchTotals } from '../policies/totals.ts';
import { issue } from '../slips/issue.ts';
import { settlementSlip, totalLines } from '../slips/other-slips.ts';
import type { SettlementRecord } from '../store/records.ts';
import type { Bilingual } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';

const VERDICTS: Readonly<Record<SettlementRecord['result'], Bilingual>> = {
  '1': TEXTS.totalsAgree,
  '2': TEXTS.totalsDiffer,
  '3': TEXTS.totalsError,
};

/** What was stopped by a loss of power goes on where it stood. */
const settle: Step = async (run) => {
  await sendOwed(run);
  const { books, ui } = run.device;
  if (books.settlement() === null) books.saveSettlement(await sendTotals(run));
  else ui.show({ words: TEXTS.uploadWaits });
  await uploadBatch(run);
};

async function sendTotals(run: Run): Promise<SettlementRecord> {
  const { device } = run;
  const { books, parts, ui } = device;
  ui.show({ words: TEXTS.settling });
  const totals = parts.totals.of(books.openBatch().map(({ entry, foreign }) => ({ ...entry, foreign })));
  const operator = books.session().operator ?? '';
  const outcome = await manage(device, 'settlement', {
    11: books.nextVoucher(),
    48: field48(totals),
    49: '156',
    63: operator.padEnd(3),
  });
  if (outcome.kind === 'failed') throw new Stop('failed', { words: TEXTS.settlementFailed }, { words: outcome.text });
  const code = outcome.code ?? '00';
  if (code !== '00') throw new Stop('failed', { words: TEXTS.settlementFailed }, ...refusalTexts(run, code));
  const result = resultOf(outcome.fields[48]);
  if (result === null) throw new Stop('failed', { words: TEXTS.settlementFailed }, contactText(run));
  return { totals, result, uploaded: 0 };
}

/** Totals as the request carries them. */
function field48({ domestic, foreign }: BatchTotals): string {
  return buildPositional(FIELD_48_SETTLEMENT, {
    domesticDebitAmount: String(domestic.debit.amountMinor),
    domesticDebitCount: String(domestic.debit.count),
    domesticCreditAmount: String(domestic.credit.amountMinor),
    domesticCreditCount: String(domestic.credit.count),
    domesticResult: '0',
    foreignDebitAmount: String(foreign.debit.amountMinor),
    foreignDebitCount: String(foreign.debit.count),
    foreignCreditAmount: String(foreign.credit.amountMinor),
    foreignCreditCount: String(foreign.credit.count),
    foreignResult: '0',
  });
}

/** The worse of the two results in the answer, positions 31 and 62; null when there are none. */
function resultOf(field48: string | undefined): SettlementRecord['result'] | null {
  const results = [field48?.[30], field48?.[61]].filter((each) => each !== undefined && each !== '0').sort();
  const worst = results.at(-1);
  return worst === '1' || worst === '2' || worst === '3' ? worst : null;
}

const closeBatch: Step = async (run) => {
  const { books } = run.device;
  const settlement = books.settlement();
  if (settlement === null) throw new Error('no settlement to close');
  const batch = books.session().batch ?? '000001';
  const next = run.device.parts.totals.nextBatch(batch);
  const verdict = { words: VERDICTS[settlement.result] };
  const slip = settlementSlip(run.device, batch, allCards(settlement.totals), verdict);
  books.closeBatch(next);
  announce(run, {
    outcome: 'done',
    responseCode: null,
    lines: [
      { words: TEXTS.settled },
      verdict,
      ...totalLines(allCards(settlement.totals)),
      { words: TEXTS.newBatch, values: { batch: next } },
    ],
  });
  await issue(run, slip);
};

export const settlement: Flow = { function: 'settlement', steps: [requireSignIn, settle, closeBatch] };

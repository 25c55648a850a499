// Batch upload (F-34): when totals differ the terminal sends its journal item by item, and the host says which items differ.

import { batchItemsOf } from '../../../src/definitions/batch-items.ts';
import { batchKey, transactionKey } from '../../state/keys.ts';
import type { BatchRow, UploadRow } from '../../state/rows.ts';
import { closeBatch } from '../batches.ts';
import { REGISTERED, signedIn } from '../checks/session.ts';
import type { Deal, Family, Outcome } from '../deal.ts';
import { approved, raise, refused } from '../deal.ts';
import { cardOrganisation, UNIONPAY } from '../issuers.ts';

/** The items of field 48, or null when it is not a count and as many items. Card numbers are not kept. */
function itemsOf({ request: { terminalId, batch, fields } }: Deal): UploadRow[] | null {
  const items = batchItemsOf(fields[48] ?? '');
  return (
    items?.map(({ type, voucher, amountMinor }) => ({
      terminalId,
      batch,
      foreign: type === '01',
      stan: voucher,
      amountMinor,
    })) ?? null
  );
}

function currentBatch(deal: Deal): BatchRow | undefined {
  return deal.draft.get('batches', batchKey(deal.request.terminalId, deal.request.batch));
}

const notUploading = (batch: BatchRow | undefined): Outcome =>
  batch?.state === 'open'
    ? refused({ code: '22', error: 'the batch was not settled yet' })
    : refused({ code: '77', error: 'the batch is closed' });

/** An item that came before counts once, so an interrupted upload may begin again. */
function performItems(deal: Deal): Outcome {
  const { draft } = deal;
  const batch = currentBatch(deal);
  if (batch?.state !== 'uploading') return notUploading(batch);
  const items = itemsOf(deal);
  if (items === null) return refused({ code: '30', error: 'field 48: expected a count and as many items' });
  let { uploaded } = batch;
  for (const item of items) {
    const key = transactionKey(item.terminalId, item.batch, item.stan);
    if (draft.get('uploads', key) === undefined) uploaded++;
    draft.put('uploads', key, item);
  }
  draft.put('batches', batchKey(batch.terminalId, batch.batch), { ...batch, uploaded });
  return approved(deal);
}

const differs = (deal: Deal, stan: string, how: string) => raise(deal, 'batch-difference', `voucher ${stan}: ${how}`);

/** Alerts for items that only one side has, or that differ in amount or in the side on which they count. */
function reportDifferences(deal: Deal): void {
  const { state } = deal.draft;
  const { terminalId, batch } = deal.request;
  const ofBatch = (row: { terminalId: string; batch: string }) => row.terminalId === terminalId && row.batch === batch;
  const byVoucher = (a: [string, { stan: string }], b: [string, { stan: string }]) =>
    a[1].stan.localeCompare(b[1].stan);
  for (const [key, item] of [...state.uploads].filter(([, row]) => ofBatch(row)).sort(byVoucher)) {
    const row = state.transactions.get(key);
    if (row === undefined || row.postedMinor === 0) differs(deal, item.stan, 'the terminal has it, the host has not');
    else if (row.state === 'reversed') differs(deal, item.stan, 'the terminal has it, the host reversed it');
    else if (row.postedMinor !== item.amountMinor) differs(deal, item.stan, 'the amounts differ');
    else if ((cardOrganisation(row.pan, row.foreign) !== UNIONPAY) !== item.foreign)
      differs(deal, item.stan, `${item.foreign ? 'foreign' : 'domestic'} card for the terminal, not for the host`);
  }
  for (const [key, row] of [...state.transactions].filter(([, each]) => ofBatch(each)).sort(byVoucher)) {
    if (row.postedMinor === 0 || row.state === 'reversed' || row.type.startsWith('pre-')) continue;
    if (!state.uploads.has(key)) differs(deal, row.stan, 'the host has it, the terminal has not');
  }
}

/** 22: the count of the end message (4 digits) is not that of the items received, so the upload goes on. */
function performEnd(deal: Deal): Outcome {
  const batch = currentBatch(deal);
  if (batch?.state === 'closed' && batch.balanced === false) return approved(deal);
  if (batch?.state !== 'uploading') return notUploading(batch);
  const total = /^[0-9]{4}$/.exec(deal.request.fields[48] ?? '')?.[0];
  if (total === undefined) return refused({ code: '30', error: 'field 48: expected a count of 4 digits' });
  if (Number(total) !== batch.uploaded)
    return refused({
      code: '22',
      error: `${batch.uploaded} items were received, the terminal counts ${Number(total)}`,
    });
  reportDifferences(deal);
  closeBatch(deal.draft, batch, false, deal.context.now);
  return approved(deal);
}

/** After a balanced settlement the terminal may say that its upload (of chip data only) is done; there is nothing left to do. */
function performBalancedEnd(deal: Deal): Outcome {
  const batch = currentBatch(deal);
  if (batch === undefined) return refused({ code: '77', error: 'there is no such batch' });
  if (batch.balanced === true) return approved(deal);
  return refused({ code: '22', error: 'the batch did not balance' });
}

const unrecorded = { gates: [...REGISTERED, signedIn], checks: [], recorded: false } as const;

export const batchUpload: Family = { ...unrecorded, perform: performItems };
export const batchUploadEnd: Family = { ...unrecorded, perform: performEnd };
export const batchUploadEndBalanced: Family = { ...unrecorded, perform: performBalancedEnd };

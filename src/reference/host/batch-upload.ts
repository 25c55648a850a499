// Upload of the batch (F-34): details in packets of eight where the totals differ, then the end message.
import type { Run } from '../device/device.ts';
import { Stop } from '../device/stop.ts';
import { counts } from '../policies/totals.ts';
import type { JournalRecord, SettlementRecord } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';
import { manage } from './management.ts';

const PER_PACKET = 8;
const DOMESTIC = '00';
const FOREIGN = '01';

/** Sends what has not been sent; every packet that the host took is remembered. */
export async function uploadBatch(run: Run): Promise<void> {
  const { device } = run;
  const { books, ui } = device;
  const settlement = books.settlement();
  if (settlement === null) throw new Error('no settlement to upload');
  const balanced = settlement.result === '1';
  const items = balanced ? [] : books.openBatch().filter(({ entry }) => counts(entry));
  for (let at = settlement.uploaded; at < items.length; at += PER_PACKET) {
    ui.show({ words: TEXTS.uploading }, `${Math.min(at + PER_PACKET, items.length)}/${items.length}`);
    const packet = items.slice(at, at + PER_PACKET);
    await send(
      run,
      'batch-upload',
      String(packet.length).padStart(2, '0') + packet.map((each) => item(run, each)).join(''),
    );
    books.saveSettlement({ ...settlement, uploaded: at + packet.length } satisfies SettlementRecord);
  }
  await send(run, balanced ? 'batch-upload-end-balanced' : 'batch-upload-end', String(items.length).padStart(4, '0'));
}

/** Type, voucher, card number right-aligned in 20, amount in 12. */
function item({ device }: Run, { entry, sealedCard, foreign }: JournalRecord): string {
  const pan = device.vault.open(sealedCard) ?? '';
  const type = foreign ? FOREIGN : DOMESTIC;
  return type + entry.voucher + pan.padStart(20, '0') + String(entry.amountMinor).padStart(12, '0');
}

async function send(
  run: Run,
  type: 'batch-upload' | 'batch-upload-end' | 'batch-upload-end-balanced',
  field48: string,
): Promise<void> {
  const outcome = await manage(run.device, type, { 11: run.device.books.nextVoucher(), 48: field48 });
  if (outcome.kind === 'failed') throw new Stop('failed', { words: TEXTS.settlementFailed }, { words: outcome.text });
  if ((outcome.code ?? '00') !== '00')
    throw new Stop('failed', { words: TEXTS.settlementFailed }, { words: TEXTS.uploadWaits });
}

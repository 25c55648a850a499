// Which rows of the books a request may need to be decided: where some of them are not in memory, they are fetched before.
import { nextBatchNumber } from './batches.ts';
import { dayOf } from './clearing/calendar.ts';
import { authorisationKey, batchKey, merchantDayKey, transactionKey } from './keys.ts';
import type { Request } from './request.ts';
import type { Shelved, State } from './types.ts';

/** A row by its key, a transaction by its reference, pre-authorisations by their code, or all rows of a batch. */
export type Want =
  | { by: 'key'; collection: Shelved; key: string }
  | { by: 'reference'; reference: string }
  | { by: 'authorisation'; merchantId: string; code: string }
  | { by: 'batch'; collection: 'transactions' | 'uploads'; batch: string };

const byKey = (collection: Shelved, key: string): Want => ({ by: 'key', collection, key });

/** Batches that the terminal may be given next, as far as those before them are known to be taken. */
function nextBatches({ terminalId }: Request, { terminals, batches }: State): Want[] {
  const terminal = terminals.get(terminalId);
  if (terminal === undefined) return [];
  const wants = [byKey('batches', batchKey(terminalId, terminal.batch ?? ''))];
  for (let batch = terminal.nextBatch; ; batch = nextBatchNumber(batch)) {
    wants.push(byKey('batches', batchKey(terminalId, batch)));
    if (!batches.has(batchKey(terminalId, batch))) return wants;
  }
}

/** A batch upload compares item by item (F-34). */
function wholeBatch({ type, terminalId, batch }: Request): Want[] {
  if (!type.startsWith('batch-upload')) return [];
  const key = batchKey(terminalId, batch);
  return [
    { by: 'batch', collection: 'uploads', batch: key },
    { by: 'batch', collection: 'transactions', batch: key },
  ];
}

/** Originals of those transactions, and theirs, as far as they are known, and the turnovers that all of them belong to. */
function originals({ transactions }: State, keys: readonly string[]): Want[] {
  const wants: Want[] = [];
  for (const begin of keys) {
    let row = transactions.get(begin);
    while (row !== undefined) {
      wants.push(turnoverOn(row.merchantId, row.at));
      if (row.originalKey === null) break;
      wants.push(byKey('transactions', row.originalKey));
      row = transactions.get(row.originalKey);
    }
  }
  return wants;
}

const turnoverOn = (merchantId: string, at: string) => byKey('turnovers', merchantDayKey(merchantId, dayOf(at)));

/** What a request needs of the transaction that it makes, or of one that it names. */
const ABOUT_ONE = ['transactions', 'reversals'] as const;

/**
 * What the request may need, as far as can be told by what is in memory now: when something of it was fetched, there may be more.
 * `now` is the host's time.
 */
export function wantsOf(request: Request, state: State, now: string): Want[] {
  const { terminalId, merchantId, batch, key, original, fields, paymentCode } = request;
  const { 37: reference = '', 38: code = '' } = fields;
  const wants: Want[] = nextBatches(request, state);
  wants.push(byKey('batches', batchKey(terminalId, batch)), turnoverOn(merchantId, now));
  wants.push(byKey('notices', key), byKey('chipReadings', key));
  for (const collection of ABOUT_ONE) wants.push(byKey(collection, key));
  if (reference !== '') wants.push({ by: 'reference', reference }, byKey('signatures', reference));
  if (code !== '') wants.push({ by: 'authorisation', merchantId, code });
  if (paymentCode !== '') wants.push(byKey('paymentCodes', paymentCode));
  wants.push(...wholeBatch(request));
  // Without a voucher none is named: there is no transaction without a STAN.
  const named = original.voucher === '' ? '' : transactionKey(terminalId, original.batch || batch, original.voucher);
  if (named !== '') for (const collection of ABOUT_ONE) wants.push(byKey(collection, named));
  const authorised = code === '' ? [] : (state.byAuthorisation.get(authorisationKey(merchantId, code)) ?? []);
  wants.push(...originals(state, [key, named, state.byReference.get(reference) ?? '', ...authorised]));
  return wants;
}

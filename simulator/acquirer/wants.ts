// Which rows of the books a request may need to be decided: where some of them are not in memory, they are fetched before.

import { dayOf } from '../model/calendar.ts';
import { authorisationKey, batchKey, merchantDayKey, transactionKey } from '../state/keys.ts';
import type { Shelved, State } from '../state/rows.ts';
import { nextBatchNumber } from './batches.ts';
import type { Request } from './request.ts';

/** A row by its key, a transaction by its reference, pre-authorisations by their code, or all rows of a batch. */
export type Want =
  | { by: 'key'; collection: Shelved; key: string }
  | { by: 'reference'; reference: string }
  | { by: 'authorisation'; merchantId: string; code: string }
  | { by: 'batch'; collection: 'transactions' | 'uploads'; batch: string };

/** The collections of which some rows are not in memory, and whether one of that key may be. */
type Away = ReadonlyMap<Shelved, { mayHave(key: string): boolean }>;

/** Wants that are not met by what is in memory. */
class Missing {
  readonly wants: Want[] = [];
  readonly #state: State;
  readonly #away: Away;

  constructor(state: State, away: Away) {
    this.#state = state;
    this.#away = away;
  }

  row(collection: Shelved, key: string): void {
    const away = this.#away.get(collection);
    if (away !== undefined && !this.#state[collection].has(key) && away.mayHave(key))
      this.wants.push({ by: 'key', collection, key });
  }

  /** Of what is not looked for by its key it cannot be told whether all is there. */
  other(want: Exclude<Want, { by: 'key' }>): void {
    if (this.#away.has('collection' in want ? want.collection : 'transactions')) this.wants.push(want);
  }
}

/** Batches that the terminal may be given next, as far as those before them are known to be taken. */
function nextBatches(missing: Missing, { terminalId }: Request, { terminals, batches }: State): void {
  const terminal = terminals.get(terminalId);
  if (terminal === undefined) return;
  missing.row('batches', batchKey(terminalId, terminal.batch ?? ''));
  for (let batch = terminal.nextBatch; ; batch = nextBatchNumber(batch)) {
    const key = batchKey(terminalId, batch);
    missing.row('batches', key);
    if (!batches.has(key)) return;
  }
}

/** The transaction of that key, its originals as far as they are known, and the turnovers that all of them belong to. */
function withOriginals(missing: Missing, { transactions }: State, begin: string): void {
  let row = transactions.get(begin);
  while (row !== undefined) {
    turnover(missing, row.merchantId, row.at);
    if (row.originalKey === null) return;
    missing.row('transactions', row.originalKey);
    row = transactions.get(row.originalKey);
  }
}

const turnover = (missing: Missing, merchantId: string, at: string) =>
  missing.row('turnovers', merchantDayKey(merchantId, dayOf(at)));

/** What happened under a key: a transaction, or its reversal. */
function happened(missing: Missing, state: State, key: string): void {
  missing.row('transactions', key);
  missing.row('reversals', key);
  withOriginals(missing, state, key);
}

/** What a reference or an authorisation code of the request names. */
function named(missing: Missing, state: State, { fields, merchantId }: Request): void {
  const { 37: reference, 38: code } = fields;
  if (reference !== undefined) {
    const key = state.byReference.get(reference);
    if (key === undefined) missing.other({ by: 'reference', reference });
    else withOriginals(missing, state, key);
    missing.row('signatures', reference);
  }
  if (code === undefined) return;
  missing.other({ by: 'authorisation', merchantId, code });
  for (const key of state.byAuthorisation.get(authorisationKey(merchantId, code)) ?? [])
    withOriginals(missing, state, key);
}

/**
 * What the request may need and memory has not, as far as can be told by what is in memory now: when something of it was fetched, there
 * may be more. `now` is the host's time.
 */
export function wantsOf(request: Request, state: State, away: Away, now: string): Want[] {
  const { type, terminalId, merchantId, batch, key, original, paymentCode } = request;
  const missing = new Missing(state, away);
  const ownBatch = batchKey(terminalId, batch);
  missing.row('batches', ownBatch);
  nextBatches(missing, request, state);
  turnover(missing, merchantId, now);
  happened(missing, state, key);
  missing.row('notices', key);
  missing.row('chipReadings', key);
  // Without a voucher none is named: there is no transaction without a STAN.
  if (original.voucher !== '')
    happened(missing, state, transactionKey(terminalId, original.batch || batch, original.voucher));
  named(missing, state, request);
  if (paymentCode !== '') missing.row('paymentCodes', paymentCode);
  // A batch upload compares item by item (F-34).
  if (type.startsWith('batch-upload'))
    for (const collection of ['uploads', 'transactions'] as const)
      missing.other({ by: 'batch', collection, batch: ownBatch });
  return missing.wants;
}

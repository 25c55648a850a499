// Reversal (F-24 to F-27): undoes what the terminal does not know the outcome of, once, however often it asks.
import { TRANSACTIONS, type TransactionType } from '../../../src/definitions/transactions.ts';
import { merchantAccount } from '../../ledger/accounts.ts';
import { chargeAgain, giveBack, hold, release } from '../../ledger/postings.ts';
import { batchKey } from '../../state/keys.ts';
import { isByCode } from '../../state/kinds.ts';
import type { TransactionRow } from '../../state/rows.ts';
import { count } from '../batches.ts';
import { genuine, REGISTERED, signedIn } from '../checks/session.ts';
import { approved, type Check, type Deal, type Family, type Outcome, post, raise, refused, sure } from '../deal.ts';
import type { Refusal } from '../request.ts';
import { payCompletion, undoCompletion } from './completion.ts';

/** Reversals of one batch, or repeats of one reversal, from which on somebody should look. */
const MANY = 3;

/** Undoes a transaction that stands, or says why that cannot be done any more. */
type Undo = (deal: Deal, row: TransactionRow) => Refusal | null;

function originalOf(deal: Deal, row: TransactionRow): { key: string; row: TransactionRow } {
  const key = sure(row.originalKey ?? undefined, 'original');
  return { key, row: sure(deal.draft.get('transactions', key), 'original') };
}

const undoSale: Undo = (deal, row) => {
  if (row.refundedMinor > 0) return { code: '12', error: 'the original was refunded' };
  const funds = deal.draft.funds(sure(deal.card, 'card'));
  post(deal, giveBack(funds, merchantAccount(row.merchantId), row.postedMinor));
  count(deal, 'debit', row.postedMinor, row, -1);
  return null;
};

const undoVoid: Undo = (deal, row) => {
  const original = originalOf(deal, row);
  const funds = deal.draft.funds(sure(deal.card, 'card'));
  post(deal, chargeAgain(funds, merchantAccount(row.merchantId), row.postedMinor));
  deal.draft.put('transactions', original.key, { ...original.row, state: 'approved' });
  count(deal, 'credit', row.postedMinor, row, -1);
  return null;
};

const undoHold: Undo = (deal, row) => {
  if (row.completedBy !== null) return { code: '12', error: 'the pre-authorisation was completed' };
  post(deal, release(deal.draft.funds(sure(deal.card, 'card')), row.heldMinor));
  return null;
};

/** The pre-authorisation holds again, as much as the card still has of it. */
const undoHoldVoid: Undo = (deal, row) => {
  const original = originalOf(deal, row);
  const funds = deal.draft.funds(sure(deal.card, 'card'));
  const heldMinor = Math.min(original.row.postedMinor, Math.max(0, funds.availableMinor));
  post(deal, hold(funds, heldMinor));
  deal.draft.put('transactions', original.key, { ...original.row, state: 'approved', heldMinor });
  return null;
};

const undoCompletionRequest: Undo = (deal, row) => {
  if (row.refundedMinor > 0) return { code: '12', error: 'the original was refunded' };
  undoCompletion(deal, row, row.merchantId);
  count(deal, 'debit', row.postedMinor, row, -1);
  return null;
};

const undoCompletionVoid: Undo = (deal, row) => {
  const completion = originalOf(deal, row);
  const held = originalOf(deal, completion.row);
  if (held.row.state !== 'approved' || held.row.completedBy !== null)
    return { code: '12', error: 'the pre-authorisation was used again' };
  payCompletion(deal, held.key, held.row, { ...completion.row, merchantId: row.merchantId });
  deal.draft.put('transactions', completion.key, { ...completion.row, state: 'approved' });
  count(deal, 'credit', row.postedMinor, row, -1);
  return null;
};

/** What can be reversed (F-27); refunds, notices and inquiries cannot. */
const UNDO: Partial<Record<TransactionType, Undo>> = {
  sale: undoSale,
  void: undoVoid,
  'pre-authorisation': undoHold,
  'pre-authorisation-void': undoHoldVoid,
  completion: undoCompletionRequest,
  'completion-void': undoCompletionVoid,
};

/** A reversal repeats the fields of what it reverses (F-25); one that does not is not of this transaction. */
function contradicts({ request }: Deal, row: TransactionRow): Refusal | null {
  const amounts = [row.amountMinor, row.postedMinor];
  if (!amounts.includes(request.amountMinor)) return { code: '64', error: 'the amount is not that of the original' };
  if (request.pan !== '' && request.pan !== row.pan)
    return { code: '14', error: 'another card than that of the original' };
  return null;
}

/** Remembers the reversal and flags what happens too often. */
function remember(deal: Deal, found: boolean): void {
  const { draft, request, context } = deal;
  const { terminalId, batch, stan, key } = request;
  const known = draft.get('reversals', key);
  const times = (known?.count ?? 0) + 1;
  const reason = request.fields[39] ?? '';
  draft.put('reversals', key, { terminalId, batch, stan, at: context.now, reason, count: times, found });
  if (times === MANY) raise(deal, 'repeated-reversals', `the same reversal came ${times} times`);
  const row = draft.get('batches', batchKey(terminalId, batch));
  if (known !== undefined || row === undefined) return;
  draft.put('batches', batchKey(terminalId, batch), { ...row, reversals: row.reversals + 1 });
  if (row.reversals + 1 === MANY) raise(deal, 'repeated-reversals', `${MANY} reversals in one batch`);
}

function reverse(deal: Deal, row: TransactionRow): Outcome {
  const undo = UNDO[row.type];
  if (undo === undefined) return refused({ code: '12', error: `a ${row.type} is not reversed` });
  const contradiction = contradicts(deal, row);
  if (contradiction !== null) return refused(contradiction);
  if (row.state === 'voided') return refused({ code: '12', error: 'the original was voided' });
  if (row.state !== 'approved') return approved(deal);
  if (deal.request.batch !== sure(deal.terminal, 'terminal').batch) {
    raise(deal, 'failed-reversal', `reversal of a ${row.type}: its batch was settled`);
    return refused({ code: '12', error: 'the batch of the original was settled' });
  }
  deal.card = deal.draft.get('cards', row.pan);
  deal.identity = { ...deal.identity, id: row.id };
  const refusal = undo(deal, row);
  if (refusal !== null) {
    raise(deal, 'failed-reversal', `reversal of a ${row.type}: ${refusal.error}`);
    return refused(refusal);
  }
  const now = sure(deal.draft.get('transactions', deal.request.key), 'transaction');
  deal.draft.put('transactions', deal.request.key, { ...now, state: 'reversed', heldMinor: 0 });
  return approved(deal);
}

/** 12: a payment by code is never reversed; its result is queried (F-56). Its void is a transaction like any other. */
const notByCode: Check = ({ request }) =>
  isByCode(request.entryMode) && request.fields[3] === TRANSACTIONS.sale.processingCode
    ? { code: '12', error: 'a payment by code is not reversed; query its result' }
    : null;

/**
 * The original is the transaction of the same terminal, batch and STAN. It stands: undone, 00. It was declined or reversed before:
 * 00 and nothing moves. It never arrived: 00, and remembered, so that it is refused when it arrives late. It contradicts the
 * original (64, 14), is of a kind that is not reversed, or what it wants undone was voided, refunded, completed or settled since (12).
 * A reversal whose batch is not open is heard, too: a terminal that missed the end of its batch could never be rid of it otherwise.
 */
function perform(deal: Deal): Outcome {
  const row = deal.draft.get('transactions', deal.request.key);
  const outcome = row === undefined ? approved(deal) : reverse(deal, row);
  remember(deal, row !== undefined);
  return outcome;
}

export const reversal: Family = {
  gates: [...REGISTERED, signedIn, genuine, notByCode],
  checks: [],
  recorded: false,
  perform,
};

// Settlement (F-33): the terminal's gross totals against the host's.
import { FIELD_48_SETTLEMENT } from '../../../src/definitions/transactions.ts';
import { buildPositional, parsePositional } from '../../../src/iso8583/positional.ts';
import { batchKey } from '../../state/keys.ts';
import type { BatchRow, Totals } from '../../state/rows.ts';
import { closeBatch } from '../batches.ts';
import { REGISTERED, signedIn } from '../checks/session.ts';
import { type Deal, type Family, type Outcome, refused } from '../deal.ts';

type Result = '1' | '2' | '3';
const NO_TOTALS: Totals = { debitCount: 0, debitMinor: 0, creditCount: 0, creditMinor: 0 };

/** A number in so many digits; one that is too large shows as nines, and such a batch can only be settled by its upload. */
const upTo = (digits: number, value: number): string => String(Math.min(value, 10 ** digits - 1));

/** Field 48 of a 0510: the host's own totals, with the result at positions 31 and 62 (1 balanced, 2 not balanced, 3 error). */
function field48(batch: { domestic: Totals; foreign: Totals }, domesticResult: Result, foreignResult: Result): string {
  const { domestic, foreign } = batch;
  return buildPositional(FIELD_48_SETTLEMENT, {
    domesticDebitAmount: upTo(12, domestic.debitMinor),
    domesticDebitCount: upTo(3, domestic.debitCount),
    domesticCreditAmount: upTo(12, domestic.creditMinor),
    domesticCreditCount: upTo(3, domestic.creditCount),
    domesticResult,
    foreignDebitAmount: upTo(12, foreign.debitMinor),
    foreignDebitCount: upTo(3, foreign.debitCount),
    foreignCreditAmount: upTo(12, foreign.creditMinor),
    foreignCreditCount: upTo(3, foreign.creditCount),
    foreignResult,
  });
}

function compare(batch: BatchRow, given: string): [domestic: Result, foreign: Result] {
  const theirs = parsePositional(FIELD_48_SETTLEMENT, given);
  const same = (totals: Totals, part: 'domestic' | 'foreign') =>
    Number(theirs[`${part}DebitAmount`]) === totals.debitMinor &&
    Number(theirs[`${part}DebitCount`]) === totals.debitCount &&
    Number(theirs[`${part}CreditAmount`]) === totals.creditMinor &&
    Number(theirs[`${part}CreditCount`]) === totals.creditCount;
  return [same(batch.domestic, 'domestic') ? '1' : '2', same(batch.foreign, 'foreign') ? '1' : '2'];
}

/** The result, with field 63 (operator) given back (F-16). */
const answer = (deal: Deal, text: string): Outcome => ({
  code: '00',
  error: null,
  fields: { 48: text, 63: deal.request.fields[63] ?? '' },
  row: {},
});

/**
 * Balanced: the batch closes and the next one is open. Not balanced: the batch takes uploads only, until the terminal ends them. A
 * repeated 0500 for a closed batch gets the same answer again; one for a batch that never was gets 77. A 0510 carries no field 39
 * unless it refuses (F-16).
 */
function perform(deal: Deal): Outcome {
  const { draft, request } = deal;
  const key = batchKey(request.terminalId, request.batch);
  const batch = draft.get('batches', key);
  if (batch === undefined) return refused({ code: '77', error: 'there is no such batch' });
  if (batch.state === 'closed') return answer(deal, batch.result ?? '');
  const given = request.fields[48] ?? '';
  if (given.length !== 62)
    return {
      code: '30',
      error: 'field 48: expected 62 digits of totals',
      fields: { 48: field48({ domestic: NO_TOTALS, foreign: NO_TOTALS }, '3', '3') },
      row: {},
    };
  const [domestic, foreign] = compare(batch, given);
  const settled: BatchRow = { ...batch, result: field48(batch, domestic, foreign) };
  if (domestic === '1' && foreign === '1') closeBatch(draft, settled, true, deal.context.now);
  else draft.put('batches', key, { ...settled, state: 'uploading', balanced: false });
  return answer(deal, settled.result ?? '');
}

export const settlement: Family = { gates: [...REGISTERED, signedIn], checks: [], recorded: false, perform };

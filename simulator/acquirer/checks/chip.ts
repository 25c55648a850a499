// The chip: did this card make the cryptogram, for this transaction, now?

import type { ChipValues } from '../../security/types.ts';
import { chipCardOf, keepReading } from '../chip.ts';
import { type Check, type Deal, raise } from '../deal.ts';
import type { Refusal } from '../request.ts';

/** Inserted or tapped. */
const byChip = (entryMode: string) => entryMode.startsWith('05') || entryMode.startsWith('07');

/** What was signed must be what is asked for. */
const sameAmount = (deal: Deal, values: ChipValues) => values['9F02'] === (deal.request.fields[4] ?? '0'.repeat(12));

function refuse(deal: Deal, verdict: 'wrong' | 'replayed' | 'incomplete', values: ChipValues): Refusal {
  keepReading(deal, verdict, values);
  raise(deal, 'chip-cryptogram', `chip cryptogram ${verdict}`);
  if (verdict === 'replayed') return { code: 'A7', error: 'field 55: the transaction counter did not move on' };
  const why =
    verdict === 'wrong' ? 'the cryptogram is not of this chip and transaction' : 'tags of the cryptogram miss';
  return { code: '59', error: `field 55: ${why}` };
}

/**
 * 59 (card verification failed): the cryptogram is wrong, over another amount, or not all of its data came. A7 (security processing
 * failed): the counter is not above that of the last right cryptogram, so it was seen before. 30: field 55 is no TLV. Which codes an issuer
 * gives is not in the facts; these are the ones of F-22 whose words fit. Without a key on record, and where the wire brings no chip
 * cryptography, chip data is taken as it comes; a chip card whose terminal sends no chip data at all is not asked for it.
 */
export const chipGenuine: Check = (deal) => {
  const { request, context, draft } = deal;
  const { chip: security } = context.security;
  const data = request.fields[55];
  if (data === undefined || security === undefined || !byChip(request.entryMode)) return null;
  const values = security.read(data);
  if (values === null) return { code: '30', error: 'field 55: not made of tag, length and value' };
  const card = chipCardOf(deal);
  if (card === null) {
    keepReading(deal, 'unchecked', values);
    return null;
  }
  if (!security.isComplete(values)) return refuse(deal, 'incomplete', values);
  if (!sameAmount(deal, values) || !security.isRight(card, values)) return refuse(deal, 'wrong', values);
  const last = draft.state.chipCounters.get(request.pan) ?? -1;
  if (Number.parseInt(values['9F36'] ?? '', 16) <= last) return refuse(deal, 'replayed', values);
  keepReading(deal, 'right', values);
  deal.chip = values;
  return null;
};

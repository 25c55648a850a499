// The PIN: was one needed, is it right, how many tries are left?

import { isByCode } from '../../state/kinds.ts';
import type { CardRow } from '../../state/rows.ts';
import { type Check, type Deal, keysOf, raise, sure } from '../deal.ts';
import type { Refusal } from '../request.ts';

/** Stands for the card number in a PIN block that has none. */
const NO_NUMBER = '0'.repeat(16);

/** Tries that a right PIN gives back. */
const PIN_TRIES = 3;

/** A contactless small payment that goes without PIN: service on at merchant and card, amount within the limit, inclusive (F-44, F-46). */
function isPinFree({ request, ...deal }: Deal, card: CardRow): boolean {
  const merchant = sure(deal.merchant, 'merchant');
  return (
    (request.type === 'sale' || request.type === 'pre-authorisation') &&
    request.entryMode.startsWith('07') &&
    merchant.pinFree &&
    card.pinFree &&
    request.amountMinor <= merchant.pinFreeLimitMinor
  );
}

/**
 * Transactions that want a PIN unless they are PIN-free. Voids, refunds and the rest of the pre-authorisation family take none by
 * default ("PIN by parameter", F-28): if one is sent it must be right. Foreign credit cards are verified by signature, and who shows a
 * payment code has let it be made.
 */
function needsPin(deal: Deal, card: CardRow): boolean {
  const { request } = deal;
  if (!['sale', 'pre-authorisation', 'balance-inquiry'].includes(request.type)) return false;
  if (card.foreign && card.product === 'credit') return false;
  if (isByCode(request.entryMode)) return false;
  return !isPinFree(deal, card);
}

function wrongPin(deal: Deal, card: CardRow): Refusal {
  const pinTriesLeft = card.pinTriesLeft - 1;
  const status = pinTriesLeft === 0 ? 'pin-locked' : card.status;
  deal.card = { ...card, pinTriesLeft, status };
  deal.draft.put('cards', card.pan, deal.card);
  if (pinTriesLeft > 0) return { code: '55', error: 'the PIN is wrong' };
  raise(deal, 'pin-tries', 'PIN tries exceeded: answered 75');
  return { code: '75', error: 'the PIN is wrong and was the last try' };
}

/**
 * 55: missing where it is needed (costs no try) or wrong (costs one); 75: the wrong PIN that used the last try locks the card, and
 * everything after it; 99: the block does not decipher to a PIN of this card, so the keys differ and the terminal must sign in.
 */
export const pinRight: Check = (deal) => {
  const { request, context } = deal;
  const card = sure(deal.card, 'card');
  const block = request.fields[52];
  if (block === undefined) return needsPin(deal, card) ? { code: '55', error: 'the PIN is missing' } : null;
  if (card.pinTriesLeft === 0) {
    raise(deal, 'pin-tries', 'PIN tries exceeded: answered 75');
    return { code: '75', error: 'no PIN try is left' };
  }
  const keys = keysOf(deal);
  const security = request.fields[53] ?? '';
  // Who pays by code shows no card number, so the block is one without it (F-14).
  const bound = !(isByCode(request.entryMode) && security.startsWith('1'));
  const format = `${bound ? '2' : '1'}${keys.pinKey.length === 16 ? '0' : '6'}`;
  const pin = security.startsWith(format) ? context.security.pin(keys, block, bound ? request.pan : NO_NUMBER) : null;
  if (pin === null) return { code: '99', error: 'field 52: not a PIN block under the present key' };
  if (pin !== card.pin) return wrongPin(deal, card);
  if (card.pinTriesLeft < PIN_TRIES) {
    deal.card = { ...card, pinTriesLeft: PIN_TRIES };
    deal.draft.put('cards', card.pan, deal.card);
  }
  return null;
};

// Is the card one that may pay?
import { luhn } from '../../../src/iso8583/mask.ts';
import type { AlertKind, Card } from '../../model/index.ts';
import { wallClock } from '../clock.ts';
import { type Check, type Deal, raise, sure } from '../deal.ts';

/** What the issuer answers for a card of that status (F-22). A locked PIN is 75: the card is not to be kept. */
export const STATUS_CODES = {
  active: null,
  expired: '54',
  lost: '41',
  stolen: '43',
  restricted: '62',
  frozen: '57',
  'pin-locked': '75',
  'suspected-fraud': '34',
  'pick-up': '04',
  dormant: '21',
} as const satisfies Record<Card['status'], string | null>;

/** Codes at which somebody should look, and why (F-22): the card is to be kept, or its PIN was guessed at. */
const SUSPICIOUS: Readonly<Record<string, AlertKind>> = {
  '04': 'card-to-keep',
  '34': 'card-to-keep',
  '41': 'card-to-keep',
  '43': 'card-to-keep',
  '38': 'pin-tries',
  '75': 'pin-tries',
};

/** Raises an alert when the code is one at which somebody should look; `why` says where it comes from. */
export function raiseFor(deal: Deal, code: string, why: string): void {
  const kind = SUSPICIOUS[code];
  if (kind !== undefined) raise(deal, kind, `${why}: answered ${code}`);
}

/** 15: no card of any issuer here begins with these six digits; 14: the issuer is there but the number is none of its cards. */
export const cardKnown: Check = ({ card, request, draft }) => {
  if (card !== undefined) return null;
  if (!luhn(request.pan)) return { code: '14', error: 'the card number has a wrong check digit' };
  const prefix = request.pan.slice(0, 6);
  for (const pan of draft.state.cards.keys())
    if (pan.startsWith(prefix)) return { code: '14', error: 'the issuer does not know the card' };
  return { code: '15', error: 'no issuer for this card number' };
};

/** The status of the card, then its expiry: 54 from the month after the last one, and when the terminal read another expiry. */
export const cardUsable: Check = (deal) => {
  const { request, context } = deal;
  const card = sure(deal.card, 'card');
  const code = STATUS_CODES[card.status];
  if (code !== null) {
    raiseFor(deal, code, `card ${card.status}`);
    return { code, error: `the card is ${card.status}` };
  }
  if (card.expiry < wallClock(context.now).yearMonth) return { code: '54', error: 'the card is expired' };
  if (request.expiry !== '' && request.expiry !== card.expiry)
    return { code: '54', error: 'the expiry read from the card is not that of the issuer' };
  return null;
};

/**
 * 45: a chip card must not be swiped (F-51). A swiped foreign chip card passes as fallback when 60.5 is 2 (F-13): abroad chips
 * fail and stripes still pay; for domestic cards stripe transactions of chip cards are closed.
 */
export const chipFirst: Check = (deal) => {
  const { request } = deal;
  const card = sure(deal.card, 'card');
  if (!card.chip || !request.entryMode.startsWith('02')) return null;
  const fallback = (request.fields[60] ?? '')[12] === '2';
  if (card.foreign && fallback) return null;
  raise(deal, 'chip-swiped', 'chip card swiped: answered 45');
  return { code: '45', error: 'a chip card was swiped' };
};

/** 13: an amount of zero. */
export const amountGiven: Check = ({ request }) =>
  request.amountMinor > 0 ? null : { code: '13', error: 'the amount is zero' };

/** 61: more than the card allows at once. */
export const withinLimit: Check = ({ card, request }) => {
  const { limitMinor } = sure(card, 'card');
  return limitMinor !== null && request.amountMinor > limitMinor
    ? { code: '61', error: 'the amount is above the limit of the card' }
    : null;
};

/** What is to be posted: the amount, or less of it where a rule approves in part. */
export function payableMinor(deal: { request: { amountMinor: number }; partialMinor: number | null }): number {
  return Math.min(deal.request.amountMinor, deal.partialMinor ?? deal.request.amountMinor);
}

/** 51: exactly when what is available is less than what is to be posted. */
export const enoughFunds: Check = (deal) => {
  const payable = payableMinor(deal);
  return payable > 0 && deal.draft.balance(sure(deal.card, 'card').account) >= payable
    ? null
    : { code: '51', error: 'the available balance is below the amount' };
};

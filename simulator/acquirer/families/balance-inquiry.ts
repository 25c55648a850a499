// Balance inquiry (F-31): says what is available and moves nothing.
import { cardKnown, cardUsable, chipFirst } from '../checks/card.ts';
import { chipGenuine } from '../checks/chip.ts';
import { pinRight } from '../checks/pin.ts';
import { NEW_IN_SESSION } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome, sure } from '../deal.ts';

/**
 * Field 54, 20 characters: account type (10 deposit, 30 credit), amount type 02 (available), currency (that of the request), sign (C positive),
 * 12 digits of amount in fen.
 */
function perform(deal: Deal): Outcome {
  const card = sure(deal.card, 'card');
  const account = card.product === 'credit' || card.product === 'quasi-credit' ? '30' : '10';
  const available = deal.draft.balance(card.account) + deal.draft.balance(card.debtAccount);
  const currency = deal.request.fields[49] ?? '156';
  const amount = String(Math.abs(available)).padStart(12, '0');
  return approved(deal, {}, { 54: `${account}02${currency}${available < 0 ? 'D' : 'C'}${amount}` });
}

export const balanceInquiry: Family = {
  gates: NEW_IN_SESSION,
  checks: [cardKnown, cardUsable, chipFirst, chipGenuine, pinRight],
  recorded: true,
  perform,
};

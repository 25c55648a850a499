// Payments that were retried as a new charge although the first one stands and nobody answers for it.
import type { Books, HostTransaction } from './books.ts';
import { isOwned, sameCard, standing } from './lookup.ts';

/** Types that take money from the card or hold it. */
const CHARGES = new Set(['sale', 'qr-sale', 'pre-authorisation', 'completion', 'completion-notice']);

/** The lost charges of one card and amount, oldest first, and every charge of the same kind that came after the first lost one. */
type DoubleCharge = { lost: HostTransaction[]; all: HostTransaction[] };

/** A lost charge alone is no double charge: a later one of the same kind, card and amount has to stand beside it. */
export function doubleCharges(books: Books): DoubleCharge[] {
  const groups: HostTransaction[][] = [];
  for (const transaction of standing(books).filter((t) => CHARGES.has(t.type))) {
    const group = groups.find(([first]) => first && isSameCharge(first, transaction));
    if (group) group.push(transaction);
    else groups.push([transaction]);
  }
  return groups.flatMap((group) => {
    const lost = group.filter((t) => !isOwned(books, t));
    const first = lost[0];
    if (!first) return [];
    const all = group.filter((t) => t.id >= first.id);
    return all.length > 1 ? [{ lost, all }] : [];
  });
}

function isSameCharge(a: HostTransaction, b: HostTransaction): boolean {
  return a.type === b.type && a.postedMinor === b.postedMinor && sameCard(a.cardNumber, b.cardNumber);
}

// What of the items of a batch upload may be shown: their card numbers masked.
import { type BatchItem, batchItemsOf } from '../../src/definitions/batch-items.ts';
import { luhn, maskPan } from '../../src/iso8583/mask.ts';
import type { Message } from '../../src/iso8583/message.ts';

const ITEMS = 48;

/** First six and last four of a card number, nothing of what is none; empty where the item has no card. */
function shownCard(cardNumber: string): string {
  const number = cardNumber.replace(/^0+/, '');
  return luhn(number) ? maskPan(number) : '*'.repeat(number.length);
}

/** The items of a batch upload; null of another message, or where they cannot be told apart. */
export function shownItems({ mti, fields }: Message): BatchItem[] | null {
  const field = fields[ITEMS] ?? '';
  if (mti !== '0320' || !/^[0-9]{42,}$/.test(field)) return null;
  return batchItemsOf(field)?.map((item) => ({ ...item, cardNumber: shownCard(item.cardNumber) })) ?? null;
}

// Items of a batch upload, field 48 of a 0320 (F-34): how many (2), then for each its type, voucher, card number and amount.

/** `type` is 00 of a domestic card and 01 of one from abroad; `cardNumber` has zeros in front, and nothing but zeros where there is no card. */
export type BatchItem = { type: string; voucher: string; cardNumber: string; amountMinor: number };

/** Characters of one item: type 2, voucher 6, card number 20, amount 12. */
const ITEM = 40;

/** The items of the field; null when it is not a count and as many items. */
export function batchItemsOf(field48: string): BatchItem[] | null {
  const length = Number(field48.slice(0, 2));
  if (field48.length !== 2 + length * ITEM) return null;
  return Array.from({ length }, (_, i) => {
    const item = field48.slice(2 + i * ITEM, 2 + (i + 1) * ITEM);
    return {
      type: item.slice(0, 2),
      voucher: item.slice(2, 8),
      cardNumber: item.slice(8, 28),
      amountMinor: Number(item.slice(28)),
    };
  });
}

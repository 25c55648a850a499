// What a row of the transaction table says.

/** One row of the transaction table. `networkCode` is 60.3; `messageType` is 60.1; null = not part of the key. */
export type TransactionDefinition = {
  en: string;
  zh: string;
  mti: string;
  /** Field 3; null when the message has none. */
  processingCode: string | null;
  /** Field 25; null when the message has none. */
  conditionCode: string | null;
  /** Field 60.1. */
  messageType: string;
  /** Field 60.3 where it tells the transaction apart. */
  networkCode?: string;
  /** All that 60.3 may be, or begin with, where `networkCode` is one of several (F-04, F-38). */
  networkCodes?: readonly string[];
  /** A lost answer must be reversed by a 0400. */
  reversible: boolean;
  /** Moves money or holds it, so the ledger may change. */
  financial: boolean;
  /** Carries a MAC in field 64 (dialects that use MACs). */
  mac: boolean;
  /** Field numbers the request must have; others in `optional` may be there. */
  mandatory: readonly number[];
  optional: readonly number[];
};

/** Fields that tell of the card and its holder; which of them are there depends on how the card was read. */
export const CARD = [2, 14, 22, 23, 26, 35, 36, 52, 53, 55] as const;

// The records that a terminal stores, and what none of them ever holds: a PIN, a PIN block, track data, a clear card number.
import type { TransactionType } from '../../definitions/transactions.ts';
import type { Fields } from '../../iso8583/message.ts';
import type { JournalEntry } from '../../terminal/contract.ts';
import type { ReversalReason } from '../policies/reversal.ts';
import type { BatchTotals } from '../policies/totals.ts';

/** Chip data that a slip shows. */
export type ChipFacts = {
  aid: string;
  label: string;
  cryptogram: string;
  tvr: string;
  tsi: string;
  counter: string;
  /** The TC of an approval, once the chip has given it. */
  certificate?: string;
};

/** What a slip needs beside the journal entry. */
type ReceiptFacts = {
  operator: string;
  issuer: string;
  acquirer: string;
  /** Waivers that were used, with their limits in fen. */
  pinFreeMinor: number | null;
  signatureFreeMinor: number | null;
  signatureRequired: boolean;
  signedOnScreen: boolean;
  featureCode: string | null;
  chip: ChipFacts | null;
};

/** One transaction of the current batch. `entry` is what others may see. */
export type JournalRecord = {
  entry: JournalEntry;
  type: TransactionType;
  /** Empty for a payment by code, of which the terminal learns no card number. */
  sealedCard: string;
  /** What the host calls a payment by code (F-56); null for one with a card, and for one whose host gave none. */
  paymentVoucher: string | null;
  /** The host named a card organisation other than UnionPay. */
  foreign: boolean;
  /** MMDD of the host's settlement date, field 15. */
  settlementDate: string | null;
  /** MMDD of the transaction, field 13. */
  date: string | null;
  receipt: ReceiptFacts;
};

/** A reversal that is owed (F-25): the fields of the original that it repeats, without the card number. */
export type ReversalRecord = {
  voucher: string;
  batch: string;
  fields: Fields;
  sealedCard: string;
  reason: ReversalReason;
  attempts: number;
};

/** A payment by code whose outcome is to be asked for (F-56): it is queried and never reversed. */
export type QueryRecord = { voucher: string; batch: string };

/** A signature that has not been uploaded (F-38). */
export type SignatureRecord = { voucher: string; batch: string; fields: Fields };

/** A notice of script results that is owed (F-32): fields of the message, without the card number. */
export type ScriptNoticeRecord = { voucher: string; batch: string; fields: Fields; sealedCard: string };

export type SessionRecord = {
  signedIn: boolean;
  operator: string | null;
  batch: string | null;
  /** Field 62 of the last sign-in answer: keys under the terminal master key. */
  wrappedKeys: string | null;
  clockAheadMs: number;
};

/** A settlement that the host has answered and that is not finished. */
export type SettlementRecord = { totals: BatchTotals; result: '1' | '2' | '3'; uploaded: number };

/** Limits downloaded from the host (F-45), which take the place of the configured ones; in fen, null = off. */
export type DownloadedLimits = { pinFreeMinor: number | null; signatureFreeMinor: number | null };

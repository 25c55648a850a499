// The policies that a terminal is put together from; a defect replaces one of them.
import { type AccessPolicy, accessPolicy } from './policies/access.ts';
import { type AmountPolicy, amountPolicy } from './policies/amount.ts';
import { type ApprovalPolicy, approvalPolicy } from './policies/approval.ts';
import { type CardPolicy, cardPolicy } from './policies/card.ts';
import { type ChipPolicy, chipPolicy } from './policies/chip.ts';
import { type KeyPolicy, keyPolicy } from './policies/keys.ts';
import { type MaskingPolicy, maskingPolicy } from './policies/masking.ts';
import { type PinPolicy, pinPolicy } from './policies/pin.ts';
import { type QueryPolicy, queryPolicy } from './policies/query.ts';
import { type ReceiptPolicy, receiptPolicy } from './policies/receipt.ts';
import { type RetryPolicy, retryPolicy } from './policies/retry.ts';
import { type ReversalPolicy, reversalPolicy } from './policies/reversal.ts';
import { type SignalPolicy, signalPolicy } from './policies/signals.ts';
import { type SignaturePolicy, signaturePolicy } from './policies/signature.ts';
import { type TotalsPolicy, totalsPolicy } from './policies/totals.ts';
import { type WirePolicy, wirePolicy } from './policies/wire.ts';
import { type WordingPolicy, wordingPolicy } from './policies/wording.ts';

export type Parts = {
  access: AccessPolicy;
  amount: AmountPolicy;
  approval: ApprovalPolicy;
  card: CardPolicy;
  chip: ChipPolicy;
  keys: KeyPolicy;
  masking: MaskingPolicy;
  pin: PinPolicy;
  query: QueryPolicy;
  receipt: ReceiptPolicy;
  retry: RetryPolicy;
  reversal: ReversalPolicy;
  signals: SignalPolicy;
  signature: SignaturePolicy;
  totals: TotalsPolicy;
  wire: WirePolicy;
  wording: WordingPolicy;
};

/** The parts of a terminal without defects. */
export const PARTS: Parts = {
  access: accessPolicy,
  amount: amountPolicy,
  approval: approvalPolicy,
  card: cardPolicy,
  chip: chipPolicy,
  keys: keyPolicy,
  masking: maskingPolicy,
  pin: pinPolicy,
  query: queryPolicy,
  receipt: receiptPolicy,
  retry: retryPolicy,
  reversal: reversalPolicy,
  signals: signalPolicy,
  signature: signaturePolicy,
  totals: totalsPolicy,
  wire: wirePolicy,
  wording: wordingPolicy,
};

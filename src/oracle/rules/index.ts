// The rules of the oracle, one record; their order is the order of the findings.
import type { Rule } from '../rule.ts';
import { approvalHasAnswer } from './approval-has-answer.ts';
import { approvedIsPosted } from './approved-is-posted.ts';
import { batchTotalsAgree } from './batch-totals-agree.ts';
import { chargedOnce } from './charged-once.ts';
import { codeIsMasked } from './code-is-masked.ts';
import { codePaymentIsQueried } from './code-payment-is-queried.ts';
import { codePaymentNotReversed } from './code-payment-not-reversed.ts';
import { journalTellsTheAnswer } from './journal-tells-the-answer.ts';
import { ledgerBalances } from './ledger-balances.ts';
import { ledgerFollowsTransactions } from './ledger-follows-transactions.ts';
import { panIsMasked } from './pan-is-masked.ts';
import { pinBlockIsSecret } from './pin-block-is-secret.ts';
import { pinIsSecret } from './pin-is-secret.ts';
import { pinTravelsEnciphered } from './pin-travels-enciphered.ts';
import { postedAmount } from './posted-amount.ts';
import { postedCard } from './posted-card.ts';
import { postedOnce } from './posted-once.ts';
import { postingIsOwned } from './posting-is-owned.ts';
import { refundToOriginalCard } from './refund-to-original-card.ts';
import { refundWithinOriginal } from './refund-within-original.ts';
import { trackIsSecret } from './track-is-secret.ts';

export const RULES = {
  'charged-once': chargedOnce,
  'approved-is-posted': approvedIsPosted,
  'approval-has-answer': approvalHasAnswer,
  'posted-once': postedOnce,
  'posted-amount': postedAmount,
  'posted-card': postedCard,
  'posting-is-owned': postingIsOwned,
  'code-payment-is-queried': codePaymentIsQueried,
  'code-payment-not-reversed': codePaymentNotReversed,
  'refund-within-original': refundWithinOriginal,
  'refund-to-original-card': refundToOriginalCard,
  'journal-tells-the-answer': journalTellsTheAnswer,
  'batch-totals-agree': batchTotalsAgree,
  'ledger-balances': ledgerBalances,
  'ledger-follows-transactions': ledgerFollowsTransactions,
  'pan-is-masked': panIsMasked,
  'code-is-masked': codeIsMasked,
  'track-is-secret': trackIsSecret,
  'pin-is-secret': pinIsSecret,
  'pin-block-is-secret': pinBlockIsSecret,
  'pin-travels-enciphered': pinTravelsEnciphered,
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

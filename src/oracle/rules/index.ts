// The rules of the oracle, one record; their order is the order of the findings.
import type { RuleName } from '../../definitions/rule-subjects.ts';
import type { Rule } from '../rule.ts';
import { approvalHasAnswer } from './approval-has-answer.ts';
import { approvedIsPosted } from './approved-is-posted.ts';
import { balanceIsKeptNowhere } from './balance-is-kept-nowhere.ts';
import { batchInForce } from './batch-in-force.ts';
import { batchTotalsAgree } from './batch-totals-agree.ts';
import { chargedOnce } from './charged-once.ts';
import { chipCryptogram } from './chip-cryptogram.ts';
import { chipFollowsRequest } from './chip-follows-request.ts';
import { chipIsTheCards } from './chip-is-the-cards.ts';
import { chipNoticeRepeats } from './chip-notice-repeats.ts';
import { chipNumberIsNew } from './chip-number-is-new.ts';
import { chipObjects } from './chip-objects.ts';
import { chipTerminalIsOne } from './chip-terminal-is-one.ts';
import { codeIsMasked } from './code-is-masked.ts';
import { codePaymentIsQueried } from './code-payment-is-queried.ts';
import { codePaymentNotReversed } from './code-payment-not-reversed.ts';
import { datedByHost } from './dated-by-host.ts';
import { journalAsTold } from './journal-as-told.ts';
import { journalTellsTheAnswer } from './journal-tells-the-answer.ts';
import { keyIsSecret } from './key-is-secret.ts';
import { ledgerBalances } from './ledger-balances.ts';
import { ledgerFollowsTransactions } from './ledger-follows-transactions.ts';
import { noticeRepeatsTransaction } from './notice-repeats-transaction.ts';
import { oneResult } from './one-result.ts';
import { originalIsNamed } from './original-is-named.ts';
import { panIsMasked } from './pan-is-masked.ts';
import { passwordIsSecret } from './password-is-secret.ts';
import { pinBlockIsSecret } from './pin-block-is-secret.ts';
import { pinIsSecret } from './pin-is-secret.ts';
import { pinTravelsEnciphered } from './pin-travels-enciphered.ts';
import { pinWasEntered } from './pin-was-entered.ts';
import { postedAmount } from './posted-amount.ts';
import { postedCard } from './posted-card.ts';
import { postedOnce } from './posted-once.ts';
import { postingIsOwned } from './posting-is-owned.ts';
import { refundToOriginalCard } from './refund-to-original-card.ts';
import { refundWithinOriginal } from './refund-within-original.ts';
import { requestFields } from './request-fields.ts';
import { requestHeader } from './request-header.ts';
import { requestMac } from './request-mac.ts';
import { requestValues } from './request-values.ts';
import { resultTellsTheAnswer } from './result-tells-the-answer.ts';
import { reversalRepeatsRequest } from './reversal-repeats-request.ts';
import { reversalWasAccepted } from './reversal-was-accepted.ts';
import { screenAmount } from './screen-amount.ts';
import { screenCard } from './screen-card.ts';
import { screenLanguage } from './screen-language.ts';
import { serviceLineIsTold } from './service-line-is-told.ts';
import { signInWasAnswered } from './sign-in-was-answered.ts';
import { signatureWasTaken } from './signature-was-taken.ts';
import { slipAmount } from './slip-amount.ts';
import { slipAsDescribed } from './slip-as-described.ts';
import { slipCopy } from './slip-copy.ts';
import { slipElements } from './slip-elements.ts';
import { slipFeatureCode } from './slip-feature-code.ts';
import { slipLanguageRule } from './slip-language.ts';
import { slipOfApproval } from './slip-of-approval.ts';
import { slipOperator } from './slip-operator.ts';
import { slipOriginal } from './slip-original.ts';
import { slipReprint } from './slip-reprint.ts';
import { slipWaiver } from './slip-waiver.ts';
import { slipWasIssued } from './slip-was-issued.ts';
import { stanInOrder } from './stan-in-order.ts';
import { stateIsTrue } from './state-is-true.ts';
import { trackIsSecret } from './track-is-secret.ts';
import { uploadIsEnded } from './upload-is-ended.ts';
import { uploadTellsTheBatch } from './upload-tells-the-batch.ts';
import { verificationCodeIsSecret } from './verification-code-is-secret.ts';
import { voidedIsTold } from './voided-is-told.ts';

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
  'voided-is-told': voidedIsTold,
  'journal-as-told': journalAsTold,
  'batch-totals-agree': batchTotalsAgree,
  'ledger-balances': ledgerBalances,
  'ledger-follows-transactions': ledgerFollowsTransactions,
  'request-fields': requestFields,
  'request-values': requestValues,
  'request-header': requestHeader,
  'request-mac': requestMac,
  'pin-was-entered': pinWasEntered,
  'stan-in-order': stanInOrder,
  'batch-in-force': batchInForce,
  'original-is-named': originalIsNamed,
  'reversal-repeats-request': reversalRepeatsRequest,
  'reversal-was-accepted': reversalWasAccepted,
  'sign-in-was-answered': signInWasAnswered,
  'upload-is-ended': uploadIsEnded,
  'upload-tells-the-batch': uploadTellsTheBatch,
  'one-result': oneResult,
  'result-tells-the-answer': resultTellsTheAnswer,
  'dated-by-host': datedByHost,
  'screen-language': screenLanguage,
  'screen-amount': screenAmount,
  'screen-card': screenCard,
  'service-line-is-told': serviceLineIsTold,
  'state-is-true': stateIsTrue,
  'chip-objects': chipObjects,
  'chip-follows-request': chipFollowsRequest,
  'chip-is-the-cards': chipIsTheCards,
  'chip-number-is-new': chipNumberIsNew,
  'chip-terminal-is-one': chipTerminalIsOne,
  'chip-notice-repeats': chipNoticeRepeats,
  'chip-cryptogram': chipCryptogram,
  'notice-repeats-transaction': noticeRepeatsTransaction,
  'signature-was-taken': signatureWasTaken,
  'slip-of-approval': slipOfApproval,
  'slip-was-issued': slipWasIssued,
  'slip-amount': slipAmount,
  'slip-elements': slipElements,
  'slip-operator': slipOperator,
  'slip-waiver': slipWaiver,
  'slip-original': slipOriginal,
  'slip-copy': slipCopy,
  'slip-feature-code': slipFeatureCode,
  'slip-reprint': slipReprint,
  'slip-language': slipLanguageRule,
  'slip-as-described': slipAsDescribed,
  'pan-is-masked': panIsMasked,
  'code-is-masked': codeIsMasked,
  'track-is-secret': trackIsSecret,
  'pin-is-secret': pinIsSecret,
  'pin-block-is-secret': pinBlockIsSecret,
  'verification-code-is-secret': verificationCodeIsSecret,
  'key-is-secret': keyIsSecret,
  'password-is-secret': passwordIsSecret,
  'balance-is-kept-nowhere': balanceIsKeptNowhere,
  'pin-travels-enciphered': pinTravelsEnciphered,
} as const satisfies Record<RuleName, Rule>;

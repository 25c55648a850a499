// The deliberate faults that there are, and how they are put into a terminal.
import { PARTS, type Parts } from '../parts.ts';
import { alwaysInsufficientFunds } from './always-insufficient-funds.ts';
import { anyCodeApproved } from './any-code-approved.ts';
import { arpcNotChecked } from './arpc-not-checked.ts';
import { atcStandsStill } from './atc-stands-still.ts';
import { balanceInLog } from './balance-in-log.ts';
import { batch999999Used } from './batch-999999-used.ts';
import { cancelStillSends } from './cancel-still-sends.ts';
import { cardLeftBehind } from './card-left-behind.ts';
import { cardSequenceMissing } from './card-sequence-missing.ts';
import { chargesAgain } from './charges-again.ts';
import { chipAmountZero } from './chip-amount-zero.ts';
import { chipCardSwiped } from './chip-card-swiped.ts';
import { clockNotSet } from './clock-not-set.ts';
import { cryptogramMissing } from './cryptogram-missing.ts';
import { declineReversed } from './decline-reversed.ts';
import type { Defect } from './defect.ts';
import { endlessCardReads } from './endless-card-reads.ts';
import { fallbackNotMarked } from './fallback-not-marked.ts';
import { fallbackWithoutPermission } from './fallback-without-permission.ts';
import { forcedPinIgnored } from './forced-pin-ignored.ts';
import { foreignAnswerApproved } from './foreign-answer-approved.ts';
import { fullPanInLog } from './full-pan-in-log.ts';
import { fullPanInQuery } from './full-pan-in-query.ts';
import { fullPanOnScreen } from './full-pan-on-screen.ts';
import { fullPanOnSlip } from './full-pan-on-slip.ts';
import { kcvNotChecked } from './kcv-not-checked.ts';
import { limitNotInclusive } from './limit-not-inclusive.ts';
import { macHalfChecked } from './mac-half-checked.ts';
import { macNotChecked } from './mac-not-checked.ts';
import { macNotSent } from './mac-not-sent.ts';
import { macUnderPinKey } from './mac-under-pin-key.ts';
import { menuNotFiltered } from './menu-not-filtered.ts';
import { missingMacTaken } from './missing-mac-taken.ts';
import { noCardholderCopy } from './no-cardholder-copy.ts';
import { noPinAboveLimit } from './no-pin-above-limit.ts';
import { noReversal } from './no-reversal.ts';
import { noSignatureLine } from './no-signature-line.ts';
import { noSupervisor } from './no-supervisor.ts';
import { offlineStart } from './offline-start.ts';
import { oldKeysKept } from './old-keys-kept.ts';
import { openedWorksAgain } from './opened-works-again.ts';
import { otherCurrency } from './other-currency.ts';
import { partAboveWholeTaken } from './part-above-whole-taken.ts';
import { partialTakenForWhole } from './partial-taken-for-whole.ts';
import { pinBlockWithoutCard } from './pin-block-without-card.ts';
import { pinFreeOnInsert } from './pin-free-on-insert.ts';
import { pinInLog } from './pin-in-log.ts';
import { pinNotTold } from './pin-not-told.ts';
import { pinUnderLimit } from './pin-under-limit.ts';
import { pinUnderMacKey } from './pin-under-mac-key.ts';
import { pinWithoutAmount } from './pin-without-amount.ts';
import { qrCodePrintedInFull } from './qr-code-printed-in-full.ts';
import { qrPaidTwiceOnUnknown } from './qr-paid-twice-on-unknown.ts';
import { qrQueryLostAtRestart } from './qr-query-lost-at-restart.ts';
import { qrRefusedQueryTakenForUnpaid } from './qr-refused-query-taken-for-unpaid.ts';
import { qrReversedInsteadOfQueried } from './qr-reversed-instead-of-queried.ts';
import { qrSaleAlwaysOffered } from './qr-sale-always-offered.ts';
import { qrSaleAsCardSale } from './qr-sale-as-card-sale.ts';
import { RARE } from './rare/index.ts';
import { reasonAlways98 } from './reason-always-98.ts';
import { refundToOtherCard } from './refund-to-other-card.ts';
import { refundsNotCounted } from './refunds-not-counted.ts';
import { reversalEndsAtSignIn } from './reversal-ends-at-sign-in.ts';
import { reversalLostAtRestart } from './reversal-lost-at-restart.ts';
import { reversalSentOnce } from './reversal-sent-once.ts';
import { reversalWithoutExpiry } from './reversal-without-expiry.ts';
import { saleAsPreAuthorisation } from './sale-as-pre-authorisation.ts';
import { sameSignal } from './same-signal.ts';
import { scriptNoticeNeverSent } from './script-notice-never-sent.ts';
import { shortField60 } from './short-field-60.ts';
import { signInAgainAfterPaymentsAlone } from './sign-in-again-after-payments-alone.ts';
import { signatureNeverWaived } from './signature-never-waived.ts';
import { signatureNotUploaded } from './signature-not-uploaded.ts';
import { signatureOnCardholderCopy } from './signature-on-cardholder-copy.ts';
import { silentResult } from './silent-result.ts';
import { slipAmountShifted } from './slip-amount-shifted.ts';
import { slipCopiesExchanged } from './slip-copies-exchanged.ts';
import { slipInAnotherLanguage } from './slip-in-another-language.ts';
import { slipLostWithoutPaper } from './slip-lost-without-paper.ts';
import { slipOnDecline } from './slip-on-decline.ts';
import { slipOriginalDateOfZeros } from './slip-original-date-of-zeros.ts';
import { slipOriginalVoucherOwn } from './slip-original-voucher-own.ts';
import { slipWithAnotherCard } from './slip-with-another-card.ts';
import { slipWithoutAmount } from './slip-without-amount.ts';
import { slipWithoutOperator } from './slip-without-operator.ts';
import { stanByTwo } from './stan-by-two.ts';
import { stripeCapability } from './stripe-capability.ts';
import { tapWithoutChipData } from './tap-without-chip-data.ts';
import { tornCardCharged } from './torn-card-charged.ts';
import { totalsIn32Bits } from './totals-in-32-bits.ts';
import { triesTextWrong } from './tries-text-wrong.ts';
import { troubleCodeReversed } from './trouble-code-reversed.ts';
import { twoResults } from './two-results.ts';
import { unmarkedReprint } from './unmarked-reprint.ts';
import { unpredictableNumberConstant } from './unpredictable-number-constant.ts';
import { unreadableApproved } from './unreadable-approved.ts';
import { unsentReversalCounted } from './unsent-reversal-counted.ts';
import { unsupportedCardSent } from './unsupported-card-sent.ts';
import { voidDateOfZeros } from './void-date-of-zeros.ts';
import { wrongAmountOnSlip } from './wrong-amount-on-slip.ts';
import { wrongContact } from './wrong-contact.ts';
import { wrongReversalVoucher } from './wrong-reversal-voucher.ts';
import { wrongTotals } from './wrong-totals.ts';
import { zeroAmountSent } from './zero-amount-sent.ts';

export type { Defect } from './defect.ts';
export { RARE } from './rare/index.ts';

export const DEFECTS = {
  'no-reversal': noReversal,
  'wrong-reversal-voucher': wrongReversalVoucher,
  'decline-reversed': declineReversed,
  'trouble-code-reversed': troubleCodeReversed,
  'reversal-sent-once': reversalSentOnce,
  'unsent-reversal-counted': unsentReversalCounted,
  'reversal-lost-at-restart': reversalLostAtRestart,
  'mac-not-checked': macNotChecked,
  'mac-half-checked': macHalfChecked,
  'foreign-answer-approved': foreignAnswerApproved,
  'any-code-approved': anyCodeApproved,
  'unreadable-approved': unreadableApproved,
  'charges-again': chargesAgain,
  'endless-card-reads': endlessCardReads,
  'full-pan-on-slip': fullPanOnSlip,
  'full-pan-on-screen': fullPanOnScreen,
  'full-pan-in-query': fullPanInQuery,
  'full-pan-in-log': fullPanInLog,
  'balance-in-log': balanceInLog,
  'pin-in-log': pinInLog,
  'pin-under-limit': pinUnderLimit,
  'limit-not-inclusive': limitNotInclusive,
  'no-pin-above-limit': noPinAboveLimit,
  'pin-free-on-insert': pinFreeOnInsert,
  'forced-pin-ignored': forcedPinIgnored,
  'pin-without-amount': pinWithoutAmount,
  'cancel-still-sends': cancelStillSends,
  'offline-start': offlineStart,
  'opened-works-again': openedWorksAgain,
  'no-supervisor': noSupervisor,
  'menu-not-filtered': menuNotFiltered,
  'zero-amount-sent': zeroAmountSent,
  'chip-card-swiped': chipCardSwiped,
  'unsupported-card-sent': unsupportedCardSent,
  'card-left-behind': cardLeftBehind,
  'refund-to-other-card': refundToOtherCard,
  'sale-as-pre-authorisation': saleAsPreAuthorisation,
  'always-insufficient-funds': alwaysInsufficientFunds,
  'wrong-contact': wrongContact,
  'slip-on-decline': slipOnDecline,
  'no-cardholder-copy': noCardholderCopy,
  'signature-on-cardholder-copy': signatureOnCardholderCopy,
  'unmarked-reprint': unmarkedReprint,
  'wrong-amount-on-slip': wrongAmountOnSlip,
  'slip-amount-shifted': slipAmountShifted,
  'slip-without-amount': slipWithoutAmount,
  'slip-copies-exchanged': slipCopiesExchanged,
  'slip-in-another-language': slipInAnotherLanguage,
  'slip-without-operator': slipWithoutOperator,
  'slip-with-another-card': slipWithAnotherCard,
  'slip-original-date-of-zeros': slipOriginalDateOfZeros,
  'slip-original-voucher-own': slipOriginalVoucherOwn,
  'slip-lost-without-paper': slipLostWithoutPaper,
  'no-signature-line': noSignatureLine,
  'signature-never-waived': signatureNeverWaived,
  'signature-not-uploaded': signatureNotUploaded,
  'silent-result': silentResult,
  'same-signal': sameSignal,
  'wrong-totals': wrongTotals,
  'totals-in-32-bits': totalsIn32Bits,
  'refunds-not-counted': refundsNotCounted,
  'batch-999999-used': batch999999Used,
  'atc-stands-still': atcStandsStill,
  'cryptogram-missing': cryptogramMissing,
  'card-sequence-missing': cardSequenceMissing,
  'chip-amount-zero': chipAmountZero,
  'tap-without-chip-data': tapWithoutChipData,
  'reason-always-98': reasonAlways98,
  'kcv-not-checked': kcvNotChecked,
  'old-keys-kept': oldKeysKept,
  'mac-under-pin-key': macUnderPinKey,
  'pin-under-mac-key': pinUnderMacKey,
  'fallback-not-marked': fallbackNotMarked,
  'fallback-without-permission': fallbackWithoutPermission,
  'torn-card-charged': tornCardCharged,
  'tries-text-wrong': triesTextWrong,
  'arpc-not-checked': arpcNotChecked,
  'script-notice-never-sent': scriptNoticeNeverSent,
  'unpredictable-number-constant': unpredictableNumberConstant,
  'mac-not-sent': macNotSent,
  'stan-by-two': stanByTwo,
  'two-results': twoResults,
  'clock-not-set': clockNotSet,
  'missing-mac-taken': missingMacTaken,
  'partial-taken-for-whole': partialTakenForWhole,
  'part-above-whole-taken': partAboveWholeTaken,
  'reversal-ends-at-sign-in': reversalEndsAtSignIn,
  'sign-in-again-after-payments-alone': signInAgainAfterPaymentsAlone,
  'short-field-60': shortField60,
  'stripe-capability': stripeCapability,
  'other-currency': otherCurrency,
  'void-date-of-zeros': voidDateOfZeros,
  'reversal-without-expiry': reversalWithoutExpiry,
  'pin-not-told': pinNotTold,
  'pin-block-without-card': pinBlockWithoutCard,
  'qr-code-printed-in-full': qrCodePrintedInFull,
  'qr-paid-twice-on-unknown': qrPaidTwiceOnUnknown,
  'qr-query-lost-at-restart': qrQueryLostAtRestart,
  'qr-refused-query-taken-for-unpaid': qrRefusedQueryTakenForUnpaid,
  'qr-reversed-instead-of-queried': qrReversedInsteadOfQueried,
  'qr-sale-always-offered': qrSaleAlwaysOffered,
  'qr-sale-as-card-sale': qrSaleAsCardSale,
} as const satisfies Record<string, Defect>;

export type DefectId = keyof typeof DEFECTS;

/** The fault of that id, whether a scenario finds it or a campaign alone. */
const defectOf = (id: string): Defect | undefined =>
  Object.hasOwn(DEFECTS, id) ? DEFECTS[id as DefectId] : Object.hasOwn(RARE, id) ? RARE[id] : undefined;

/** The ids that are none. */
export const unknownDefects = (ids: readonly string[]): string[] => ids.filter((id) => defectOf(id) === undefined);

/** The parts of a terminal with these faults; a RangeError names an id that is none. */
export function partsWith(ids: readonly string[]): Parts {
  return ids.reduce((parts, id) => {
    const defect = defectOf(id);
    if (defect === undefined)
      throw new RangeError(
        `There is no defect ${JSON.stringify(id)}; there are ${[...Object.keys(DEFECTS), ...Object.keys(RARE)].join(', ')}`,
      );
    return defect.apply(parts);
  }, PARTS);
}

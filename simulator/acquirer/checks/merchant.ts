// May the merchant take so much? By its own limits, or by those of its type (GUIDE-P-LKL-5).
import { MERCHANT_TYPES } from '../../../src/definitions/merchant-types.ts';
import { dayOf } from '../../model/calendar.ts';
import type { Merchant, MerchantLimits } from '../../model/index.ts';
import { merchantDayKey } from '../../state/keys.ts';
import { type Check, sure } from '../deal.ts';

const NO_LIMITS: MerchantLimits = { singleMinor: null, dailyMinor: null };

function limitsOf({ type, limits }: Merchant): MerchantLimits {
  return limits ?? (type === undefined ? NO_LIMITS : MERCHANT_TYPES[type]);
}

/** 61: above what the merchant may take at once, or in one day together with the payments of that day that stand. */
export const withinMerchantLimits: Check = ({ request, draft, context, ...deal }) => {
  const merchant = sure(deal.merchant, 'merchant');
  const { singleMinor, dailyMinor } = limitsOf(merchant);
  if (singleMinor !== null && request.amountMinor > singleMinor)
    return { code: '61', error: 'the amount is above the limit of the merchant' };
  if (dailyMinor === null) return null;
  const today = draft.get('turnovers', merchantDayKey(merchant.merchantId, dayOf(context.now)))?.amountMinor ?? 0;
  return today + request.amountMinor > dailyMinor
    ? { code: '61', error: 'the amount is above the daily limit of the merchant' }
    : null;
};

// What acquirer and merchant agreed, as the configuration says it: licence, working days, contract versions, settlement account, limits.

import { SETTLEMENT_CYCLES } from '../../src/definitions/acquirer-rows.ts';
import { MERCHANT_TYPES, type MerchantType } from '../../src/definitions/merchant-types.ts';
import { type Static, Type } from '../../src/schema.ts';
import { closed, counted, day, LIMITS, literals, minor, name } from './basics.ts';

export const Licence = Type.Object(
  {
    holder: name('who may acquire, and therefore pays the merchants'),
    number: name(),
    scope: Type.Array(name(), { minItems: 1, maxItems: 100 }),
    validUntil: day('last day on which it holds'),
  },
  { ...closed, description: 'payment licence of the acquirer; without one nothing is settled (GUIDE-P-LKL-1)' },
);
export type Licence = Static<typeof Licence>;

export const Calendar = Type.Object(
  {
    holidays: Type.Array(day('no working day'), { uniqueItems: true, maxItems: 10_000 }),
    workdays: Type.Array(day('a Saturday or Sunday that is worked'), { uniqueItems: true, maxItems: 10_000 }),
  },
  { ...closed, description: 'absent = the public holidays of mainland China that this version knows' },
);
export type Calendar = Static<typeof Calendar>;

export const MerchantKind = literals(Object.keys(MERCHANT_TYPES) as MerchantType[], 'decides the limits');

export const MerchantLimits = Type.Object(
  {
    singleMinor: Type.Union([Type.Null(), minor('largest payment, inclusive')]),
    dailyMinor: Type.Union([Type.Null(), minor('largest sum of the payments of a day, inclusive')]),
  },
  { ...closed, description: 'above them the answer is 61; absent = those of the type; null = none' },
);
export type MerchantLimits = Static<typeof MerchantLimits>;

export const SettlementAccount = Type.Object(
  {
    holder: name(),
    bank: name(),
    number: Type.String({ pattern: '^[0-9A-Za-z-]{6,34}$' }),
  },
  { ...closed, description: 'where the merchant is paid' },
);
export type SettlementAccount = Static<typeof SettlementAccount>;

export const ContractVersion = Type.Object(
  {
    version: counted(1, 'one after the other, from 1'),
    validFrom: day('first day of payments that it holds for'),
    feePpm: Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      description: 'rate in parts per million of the payment, rounded half up to the fen; 6000 = 0.6 %',
    }),
    fixedFeeMinor: minor('added for each payment'),
    feeCapMinor: Type.Union([
      Type.Null(),
      minor('the most that the rate costs for one payment, without the fixed part'),
    ]),
    cycle: literals(SETTLEMENT_CYCLES, 'T+1 next working day, D+0 same day, D+1 next calendar day'),
    signed: Type.Union([Type.Null(), Type.Object({ by: name(), on: day('not after validFrom') }, closed)], {
      description: 'who signed for the merchant, and when; without it the version is refused (GUIDE-P-SFT-1)',
    }),
  },
  { ...closed, $id: 'ContractVersion' },
);
export type ContractVersion = Static<typeof ContractVersion>;

/** Members that a merchant may have beside those it must have. */
export const MERCHANT_TERMS = {
  type: Type.Optional(MerchantKind),
  limits: Type.Optional(MerchantLimits),
  settlementAccount: Type.Optional(SettlementAccount),
  contract: Type.Optional(
    Type.Array(ContractVersion, {
      minItems: 1,
      maxItems: LIMITS.contract,
      description: 'versions, oldest first; once signed they stand, and a new one is only added behind them',
    }),
  ),
};

/** Members that an acquirer may have beside those it must have. */
export const ACQUIRER_TERMS = {
  licence: Type.Optional(Licence),
  calendar: Type.Optional(Calendar),
  refundWorkingDays: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 30, description: 'working days until a refund is on the card; absent = 3' }),
  ),
};

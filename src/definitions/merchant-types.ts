// Kinds of merchant (GUIDE-P-LKL-5) and what each may take unless its own limits say otherwise: examples, since no public source gives numbers.

/** Limits in fen, inclusive: of one payment, and of all payments of a day. null = none. */
type MerchantLimits = { singleMinor: number | null; dailyMinor: number | null };

export const MERCHANT_TYPES = {
  company: { en: 'Company', zh: '企业商户', singleMinor: null, dailyMinor: null },
  'small-micro': { en: 'Small or micro business', zh: '小微商户', singleMinor: 1_000_000, dailyMinor: 5_000_000 },
  individual: { en: 'Individual business', zh: '个体工商户', singleMinor: 2_000_000, dailyMinor: 10_000_000 },
} as const satisfies Record<string, MerchantLimits & { en: string; zh: string }>;
export type MerchantType = keyof typeof MERCHANT_TYPES;

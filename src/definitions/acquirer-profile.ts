// Who the acquirer, the merchant and the terminal of a test run are, unless the user says otherwise.

/** An acquirer as a run sets it up; a profile differs from another in such data alone. */
export type AcquirerProfile = {
  /** Field 32 and the second half of field 44. */
  id: string;
  en: string;
  zh: string;
  /** As printed on slips. */
  name: string;
  /** Telephone that help texts give. */
  serviceLine: string;
  /** Whether financial requests must carry a right MAC. */
  mac: boolean;
};

export const ACQUIRER_PROFILES = {
  'generic-unionpay': {
    id: '48021000',
    en: 'Generic UnionPay',
    zh: '通用银联',
    name: '通用银联收单 Generic UnionPay Acquirer',
    serviceLine: '400-000-0000',
    mac: true,
  },
} as const satisfies Record<string, AcquirerProfile>;
export type AcquirerProfileName = keyof typeof ACQUIRER_PROFILES;

/** The merchant of a run. The number is institution 898, area 3100, category 5812 and sequence 0001 (F-67). */
export const TEST_MERCHANT = {
  merchantId: '898310058120001',
  name: '示例商店 Example Shop',
} as const;

/** The terminal of a run and its published test key, from which work keys are unwrapped. */
export const TEST_TERMINAL = {
  terminalId: 'TP000001',
  terminalMasterKey: '0123456789ABCDEFFEDCBA9876543210',
  firstBatch: '000001',
} as const;

/** PIN-free and signature-free limits in fen (F-44): upgraded merchants, and all others. Both are inclusive. */
export const SMALL_PAYMENT_LIMITS = { upgraded: 100_000, others: 30_000 } as const;

/** What a terminal is told about itself at power-on; the shape of `identity` in the terminal contract. */
export function terminalIdentity(profile: AcquirerProfileName = 'generic-unionpay') {
  const { name, serviceLine } = ACQUIRER_PROFILES[profile];
  return {
    terminalId: TEST_TERMINAL.terminalId,
    merchantId: TEST_MERCHANT.merchantId,
    merchantName: TEST_MERCHANT.name,
    acquirerName: name,
    serviceLine,
  };
}

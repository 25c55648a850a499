// Who the acquirer, the merchant and the terminal of a test run are, unless the user says otherwise.
import { ACQUIRER_ROWS, type AcquirerRow } from './acquirer-rows.ts';
import type { MerchantType } from './merchant-types.ts';

/** An acquirer as a run sets it up; a profile differs from another in such data alone. */
export type AcquirerProfile = AcquirerRow;

/** The profiles by name. None of them is the specification of a real firm; each says so in its `statement`. */
export const ACQUIRER_PROFILES = ACQUIRER_ROWS;
export type AcquirerProfileName = keyof typeof ACQUIRER_PROFILES;

/** Short names by which a run chooses its acquirer. */
export const ACQUIRER_CHOICES = {
  unionpay: 'generic-unionpay',
  lakala: 'lakala-style',
  shengpay: 'shengpay-style',
  ruiyinxin: 'ruiyinxin-style',
} as const satisfies Record<string, AcquirerProfileName>;
export type AcquirerChoice = keyof typeof ACQUIRER_CHOICES;

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

/** Where the test merchant is paid; longer than any card number, so that nobody takes it for one. */
const TEST_SETTLEMENT_ACCOUNT = {
  holder: TEST_MERCHANT.name,
  bank: '示例银行 Example Bank',
  number: '100020003000400050006',
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

/** What a merchant of an acquirer has beside its name and limits. */
type MerchantTerms = {
  type: MerchantType;
  settlementAccount: { holder: string; bank: string; number: string };
  contract: (AcquirerRow['contract'] & { version: number; validFrom: string; signed: { by: string; on: string } })[];
};

/** Fresh: the member `acquirer` of the acquirer's configuration. */
export function acquirerTerms(profile: AcquirerProfileName = 'generic-unionpay') {
  const { id, name, licence, refundWorkingDays } = ACQUIRER_PROFILES[profile];
  return { id, name, profile, licence: { ...licence, scope: [...licence.scope] as string[] }, refundWorkingDays };
}

/** Fresh: the type of the test merchant, where it is paid, and the contract with that acquirer that it signed. */
export function merchantTerms(profile: AcquirerProfileName = 'generic-unionpay'): MerchantTerms {
  const signed = { by: TEST_MERCHANT.name, on: '2019-12-20' };
  return {
    type: 'company',
    settlementAccount: { ...TEST_SETTLEMENT_ACCOUNT },
    contract: [{ version: 1, validFrom: '2020-01-01', ...ACQUIRER_PROFILES[profile].contract, signed }],
  };
}

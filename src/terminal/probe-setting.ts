// What the probe sets a terminal up with when nobody gives it an acquirer: test keys and a host that refuses connections.
import type { Capabilities, CardImage, Configuration } from './contract.ts';

/** A made-up card, to be refused where there is no reader for it. */
export const PROBE_CARD: CardImage = {
  label: 'debit chip',
  pan: '6212345678901232',
  expiry: '3012',
  sequenceNumber: '001',
  serviceCode: '220',
  stripe: true,
  chip: true,
  contactless: true,
};

const HOSTS = {
  'json-http': { url: 'http://127.0.0.1:9/iso8583', dialect: 'json' },
  'iso-http': { url: 'http://127.0.0.1:9/iso8583', dialect: 'unionpay-pos' },
  'iso-tcp': { url: 'tcp://127.0.0.1:9', dialect: 'unionpay-pos' },
  'iso-tls': { url: 'tls://127.0.0.1:9', dialect: 'unionpay-pos' },
} as const;

/** What a configuration depends on of what a terminal declares. */
type Declared = Pick<
  Capabilities,
  'transports' | 'identity' | 'profiles' | 'functions' | 'interfaces' | 'receipt' | 'languages'
>;

/** A configuration that asks for everything that the terminal declares. */
export function probeConfiguration(capabilities: Declared): Configuration {
  const transport = capabilities.transports[0] ?? 'json-http';
  return {
    host: { transport, ...HOSTS[transport] },
    identity: {
      ...(capabilities.identity ?? { terminalId: 'TP000001', merchantId: '898310058120001' }),
      merchantName: 'Example Shop',
      acquirerName: 'Generic UnionPay Acquirer',
    },
    keys: { terminalMasterKey: '0123456789ABCDEFFEDCBA9876543210' },
    limits: { pinFreeMinor: 100_000, signatureFreeMinor: 100_000, refundMinor: 1_000_000 },
    timers: { connectTimeoutMs: 200, responseTimeoutMs: 400, entryTimeoutMs: 60_000 },
    attempts: { cardReads: 3, reversals: 3, pinEntries: 3 },
    profile: {
      name: capabilities.profiles[0] ?? 'classic',
      functions: capabilities.functions,
      interfaces: capabilities.interfaces,
      receipt: capabilities.receipt[0] ?? 'paper',
      reversal: 'next-transaction',
      reversalExhausted: 'keep',
      entryOrder: 'amount-first',
      confirmCard: false,
      acceptedPrefixes: ['62'],
      fallback: false,
      verificationCode: false,
    },
    operator: { supervisorPassword: '123456', cashierPassword: '0000' },
    language: capabilities.languages[0] ?? 'en',
  };
}

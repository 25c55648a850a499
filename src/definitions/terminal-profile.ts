// How a terminal is set up for a run, by kind of terminal: the parts of the contract's configuration that are not addresses.
import { EVERYDAY, MANAGEMENT, PRE_AUTHORISATION } from './function-groups.ts';

/** Card number prefixes that the terminals take: UnionPay, Visa, Mastercard. */
const ACCEPTED_PREFIXES = ['62', '4', '51', '52', '53', '54', '55'] as const;

/** What all kinds have in common. Fallback to the stripe is off, as for domestic chip cards since 2017 (F-51). */
const COMMON = {
  reversal: 'next-transaction',
  reversalExhausted: 'keep',
  entryOrder: 'amount-first',
  confirmCard: false,
  acceptedPrefixes: ACCEPTED_PREFIXES,
  fallback: false,
  verificationCode: false,
} as const;

/** The profiles, as `profile` of the contract's configuration. */
export const TERMINAL_PROFILES = {
  classic: {
    ...COMMON,
    name: 'classic',
    functions: [...EVERYDAY, ...PRE_AUTHORISATION, ...MANAGEMENT],
    interfaces: ['insert', 'tap', 'swipe'],
    receipt: 'paper',
  },
  esign: {
    ...COMMON,
    name: 'esign',
    functions: [...EVERYDAY, 'qr-sale', ...MANAGEMENT],
    interfaces: ['insert', 'tap', 'swipe', 'qr'],
    receipt: 'electronic',
  },
  smart: {
    ...COMMON,
    name: 'smart',
    functions: [...EVERYDAY, ...PRE_AUTHORISATION, 'qr-sale', ...MANAGEMENT],
    interfaces: ['insert', 'tap', 'swipe', 'key', 'qr'],
    receipt: 'paper',
  },
} as const;
export type TerminalProfileName = keyof typeof TERMINAL_PROFILES;

/** Timers in milliseconds: `test` lets a run be quick, `product` is what a device on a counter keeps (F-53). */
export const TERMINAL_TIMERS = {
  test: { connectTimeoutMs: 2_000, responseTimeoutMs: 250, entryTimeoutMs: 5_000 },
  product: { connectTimeoutMs: 10_000, responseTimeoutMs: 60_000, entryTimeoutMs: 60_000 },
} as const;
export type TerminalTimers = Record<keyof (typeof TERMINAL_TIMERS)['test'], number>;

/** Tries at reading a card, sending a reversal, and entering a PIN of valid length (F-26, F-52, F-53). */
const TERMINAL_ATTEMPTS = { cardReads: 3, reversals: 3, pinEntries: 3 } as const;

/** Limits in fen. Payments without PIN or signature are off until they are switched on. */
const TERMINAL_LIMITS = { pinFreeMinor: null, signatureFreeMinor: null, refundMinor: 1_000_000 } as const;

/** Passwords of a terminal under test: supervisor six digits, cashiers four (F-54). */
const OPERATOR_PASSWORDS = { supervisorPassword: '905173', cashierPassword: '0000' } as const;

/** Fresh, changeable parts of a terminal configuration: profile, limits, timers, attempts and operator. */
export function terminalDefaults(name: TerminalProfileName, timers: TerminalTimers = TERMINAL_TIMERS.test) {
  const { functions, interfaces, acceptedPrefixes, ...profile } = TERMINAL_PROFILES[name];
  return {
    profile: {
      ...profile,
      functions: [...functions],
      interfaces: [...interfaces],
      acceptedPrefixes: [...acceptedPrefixes] as string[],
    },
    limits: { ...TERMINAL_LIMITS } as {
      pinFreeMinor: number | null;
      signatureFreeMinor: number | null;
      refundMinor: number;
    },
    timers: { ...timers },
    attempts: { ...TERMINAL_ATTEMPTS } as Record<keyof typeof TERMINAL_ATTEMPTS, number>,
    operator: { ...OPERATOR_PASSWORDS } as Record<keyof typeof OPERATOR_PASSWORDS, string>,
  };
}

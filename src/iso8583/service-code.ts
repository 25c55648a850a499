// The three digits of a service code (ISO/IEC 7813): where the card may be used, who authorises, for what and with which PIN.
import { CodecError } from './errors.ts';

/** What each digit means, by position. */
export const SERVICE_CODE_DIGITS = [
  {
    1: 'international interchange',
    2: 'international interchange, use IC (chip) where feasible',
    5: 'national interchange only, except under bilateral agreement',
    6: 'national interchange only, except under bilateral agreement, use IC where feasible',
    7: 'no interchange except under bilateral agreement (closed loop)',
    9: 'test',
  },
  {
    0: 'normal authorisation',
    2: 'contact issuer via online means',
    4: 'contact issuer via online means, except under bilateral agreement',
  },
  {
    0: 'no restrictions, PIN required',
    1: 'no restrictions',
    2: 'goods and services only (no cash)',
    3: 'ATM only, PIN required',
    4: 'cash only',
    5: 'goods and services only (no cash), PIN required',
    6: 'no restrictions, use PIN where feasible',
    7: 'goods and services only (no cash), use PIN where feasible',
  },
] as const satisfies readonly Record<number, string>[];

export type ServiceCode = {
  interchange: string;
  authorisation: string;
  services: string;
  /** The card has a chip that should be used (first digit 2 or 6), so a swipe is refused (F-50). */
  useChip: boolean;
  international: boolean;
  pinRequired: boolean;
};

/** What a service code says; digits without a meaning are `unknown`. CodecError `value-invalid` unless there are three digits. */
export function parseServiceCode(code: string): ServiceCode {
  if (!/^\d{3}$/.test(code))
    throw new CodecError({ code: 'value-invalid', expected: 'three digits', found: `${code.length} characters` });
  const [first = '', second = '', third = ''] = code;
  const meaning = (position: 0 | 1 | 2, digit: string) =>
    (SERVICE_CODE_DIGITS[position] as Record<string, string>)[digit] ?? 'unknown';
  return {
    interchange: meaning(0, first),
    authorisation: meaning(1, second),
    services: meaning(2, third),
    useChip: first === '2' || first === '6',
    international: first === '1' || first === '2',
    pinRequired: third === '0' || third === '3' || third === '5',
  };
}

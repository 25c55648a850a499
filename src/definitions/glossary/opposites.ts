// Terms that no text may say at once: a wording that is taken for the one must not be taken for the other.

/** The key of a screen or slip term, and the keys of those that it excludes (the other way round too). */
export const OPPOSITES = {
  approved: [
    'partial-approval',
    'declined',
    'cancelled',
    'insufficient-funds',
    'over-limit',
    'count-limit',
    'wrong-pin',
    'pin-tries-exceeded',
    'card-expired',
    'keep-card',
    'lost-card',
    'stolen-card',
    'restricted-card',
    'dormant-card',
    'invalid-card-number',
    'no-such-issuer',
    'not-permitted',
    'contact-issuer',
    'contact-acquirer',
    'original-not-found',
    'terminal-not-registered',
    'system-trouble',
    'timeout',
    'outcome-unknown',
    'connect-failed',
    'send-failed',
    'receive-failed',
    'bad-answer',
    'reversing',
    'will-be-reversed',
    'nothing-charged',
    'card-not-supported',
  ],
  'outcome-unknown': ['declined', 'cancelled', 'nothing-charged'],
  'insufficient-funds': ['over-limit', 'count-limit', 'wrong-pin', 'available-balance', 'system-trouble'],
  'over-limit': ['count-limit'],
  'wrong-pin': ['pin-tries-exceeded', 'wrong-password', 'system-trouble'],
  'contact-issuer': ['contact-acquirer'],
  'lost-card': ['stolen-card'],
  connected: ['not-connected', 'connect-failed'],
  'signed-in': ['signed-out', 'sign-in-first', 'sign-in-again', 'sign-in-failed'],
  'echo-good': ['echo-failed', 'connect-failed', 'receive-failed', 'not-connected'],
  'reversal-failed': ['reversing', 'will-be-reversed'],
  balanced: ['not-balanced'],
  settled: ['not-balanced', 'please-settle'],
  'card-read': ['read-error', 'one-card-only'],
  'pin-and-signature-free': ['signature-free'],
  'merchant-copy': ['cardholder-copy'],
} as const satisfies Record<string, readonly string[]>;

/** True when no text may mean both. */
export function areOpposite(one: string, other: string): boolean {
  const excluded = (key: string): readonly string[] => (OPPOSITES as Record<string, readonly string[]>)[key] ?? [];
  return excluded(one).includes(other) || excluded(other).includes(one);
}

// Functions that come together, by the terminal contract's names: what acquirers offer and terminals have are made of these groups.

export const EVERYDAY = ['sale', 'force-pin-sale', 'void', 'refund', 'balance-inquiry'] as const;
export const PRE_AUTHORISATION = [
  'pre-authorisation',
  'pre-authorisation-void',
  'completion',
  'completion-void',
] as const;
/** Those that move or hold money, and that a sales slip is of. */
export const PAYMENTS = ['sale', 'force-pin-sale', 'qr-sale', 'void', 'refund', ...PRE_AUTHORISATION] as const;
export const MANAGEMENT = [
  'query',
  'reprint',
  'settlement',
  'sign-in',
  'sign-out',
  'echo-test',
  'parameter-download',
  'version',
] as const;

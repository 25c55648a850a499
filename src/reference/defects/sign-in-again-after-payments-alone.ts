// Fault: a request to sign in again is heeded in the answer to a payment and in no other.
import type { Defect } from './defect.ts';

export const signInAgainAfterPaymentsAlone: Defect = {
  id: 'sign-in-again-after-payments-alone',
  requirement: 'GUIDE-A-FAQ-5b',
  en: 'Only the answer to a transaction makes the terminal sign in again',
  zh: '只有交易应答才使终端重新签到',
  apply: (parts) => ({ ...parts, access: { ...parts.access, heedsSignInAgain: () => false } }),
};

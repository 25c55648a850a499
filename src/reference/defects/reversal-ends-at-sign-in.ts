// Fault: a request to sign in again ends a reversal.
import type { Defect } from './defect.ts';

export const reversalEndsAtSignIn: Defect = {
  id: 'reversal-ends-at-sign-in',
  requirement: 'GUIDE-A-FAQ-3e',
  en: 'A reversal ends when the host asks for a new sign-in',
  zh: '冲正遇77、99、A0即结束',
  apply: (parts) => ({
    ...parts,
    reversal: { ...parts.reversal, ended: (code) => parts.reversal.ended(code) || ['77', '99', 'A0'].includes(code) },
  }),
};

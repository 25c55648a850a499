// Fault: a lost answer is answered with a second charge, and the first one is forgotten.
import type { Defect } from './defect.ts';

export const chargesAgain: Defect = {
  id: 'charges-again',
  requirement: 'GUIDE-A-FAQ-3a',
  en: 'After a lost answer the payment is sent again as a new one',
  zh: '应答丢失后以新凭证号重新扣款',
  apply: (parts) => ({
    ...parts,
    retry: { ...parts.retry, chargeAgain: (timesSent) => timesSent < 2 },
    reversal: { ...parts.reversal, records: () => false },
  }),
};

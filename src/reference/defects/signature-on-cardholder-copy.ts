// Fault: both copies are made alike.
import type { Defect } from './defect.ts';

export const signatureOnCardholderCopy: Defect = {
  id: 'signature-on-cardholder-copy',
  requirement: 'GUIDE-S-STEP-6b',
  en: 'The cardholder copy has a signature line',
  zh: '持卡人存根有签名栏',
  apply: (parts) => ({ ...parts, receipt: { ...parts.receipt, signatureLine: (_copy, required) => required } }),
};

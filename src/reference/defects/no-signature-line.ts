// Fault: the merchant copy has no signature line.
import type { Defect } from './defect.ts';

export const noSignatureLine: Defect = {
  id: 'no-signature-line',
  requirement: 'GUIDE-S-STEP-5b',
  en: 'Nobody is asked to sign',
  zh: '不要求持卡人签名',
  apply: (parts) => ({ ...parts, signature: { ...parts.signature, decide: () => 'none' } }),
};

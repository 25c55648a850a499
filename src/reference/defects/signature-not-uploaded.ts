// Fault: the signature stays in the terminal.
import type { Defect } from './defect.ts';

export const signatureNotUploaded: Defect = {
  id: 'signature-not-uploaded',
  requirement: 'GUIDE-P-LKL-3',
  en: 'A signature on the screen is not sent to the host',
  zh: '电子签名不上送',
  apply: (parts) => ({ ...parts, signature: { ...parts.signature, uploads: false } }),
};

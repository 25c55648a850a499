// Fault: the signature-free service is ignored.
import type { Defect } from './defect.ts';

export const signatureNeverWaived: Defect = {
  id: 'signature-never-waived',
  requirement: 'GUIDE-A-FAQ-1f',
  en: 'A small tap needs a signature and its slip does not say that it is waived',
  zh: '小额免签交易仍要求签名',
  apply: (parts) => ({
    ...parts,
    signature: {
      ...parts.signature,
      decide: (question) => parts.signature.decide({ ...question, signatureFreeMinor: null }),
    },
  }),
};

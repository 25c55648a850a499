// Fault: issuer and acquirer are mixed up.
import type { Defect } from './defect.ts';

export const wrongContact: Defect = {
  id: 'wrong-contact',
  requirement: 'GUIDE-S-ADV-4',
  en: 'The operator is sent to the wrong party',
  zh: '提示联系的机构错误',
  apply: (parts) => ({
    ...parts,
    wording: {
      decline: (code) => {
        const wording = parts.wording.decline(code);
        return { ...wording, contact: wording.contact === 'issuer' ? 'acquirer' : 'issuer' };
      },
    },
  }),
};

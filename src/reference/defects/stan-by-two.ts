// Fault: every payment takes two numbers.
import type { Defect } from './defect.ts';

export const stanByTwo: Defect = {
  id: 'stan-by-two',
  requirement: 'GUIDE-P-SFT-2',
  en: 'The voucher number goes up by two',
  zh: '凭证号每次加二',
  apply: (parts) => ({
    ...parts,
    wire: {
      ...parts.wire,
      voucher: (next) => {
        next();
        return next();
      },
    },
  }),
};

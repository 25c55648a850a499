// Fault: the chip data goes out without the cryptogram.
import { withChipData } from '../chip/changed.ts';
import type { Defect } from './defect.ts';

export const cryptogramMissing: Defect = {
  id: 'cryptogram-missing',
  requirement: 'GUIDE-S-STEP-1a',
  en: 'The cryptogram of the chip is not sent',
  zh: '不上送芯片密文',
  apply: (parts) => withChipData(parts, (objects) => objects.filter(({ tag }) => tag !== '9F26')),
};

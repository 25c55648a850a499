// Fault: the PIN-free rule is used for every way of reading.
import type { Defect } from './defect.ts';

export const pinFreeOnInsert: Defect = {
  id: 'pin-free-on-insert',
  requirement: 'GUIDE-A-FAQ-1e',
  en: 'An inserted or swiped card goes without PIN under the limit',
  zh: '插卡或刷磁条在限额内免密',
  apply: (parts) => ({
    ...parts,
    pin: { ...parts.pin, decide: (question) => parts.pin.decide({ ...question, entry: 'tap' }) },
  }),
};

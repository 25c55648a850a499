// Fault: the service code is not looked at.
import type { Defect } from './defect.ts';

export const chipCardSwiped: Defect = {
  id: 'chip-card-swiped',
  requirement: 'GUIDE-A-STEP-3d',
  en: 'The stripe of a chip card is accepted',
  zh: '接受芯片卡刷磁条',
  apply: (parts) => ({ ...parts, card: { ...parts.card, stripeAllowed: () => true } }),
};

// Fault: a card that was torn away counts as read.
import type { Defect } from './defect.ts';

export const tornCardCharged: Defect = {
  id: 'torn-card-charged',
  requirement: 'GUIDE-B-STEP-4b',
  en: 'A card that left the field too early is charged',
  zh: '过早移开的卡片仍被扣款',
  apply: (parts) => ({ ...parts, card: { ...parts.card, takesTorn: true } }),
};

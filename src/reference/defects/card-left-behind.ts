// Fault: nobody is told to take the card.
import type { Defect } from './defect.ts';

export const cardLeftBehind: Defect = {
  id: 'card-left-behind',
  requirement: 'GUIDE-S-STEP-6a',
  en: 'The terminal goes on while the card is still in it',
  zh: '卡片未取走就回到主界面',
  apply: (parts) => ({ ...parts, card: { ...parts.card, waitsForRemoval: false } }),
};

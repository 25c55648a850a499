// Fault: every chip is read as if its counter had never moved on.
import type { Defect } from './defect.ts';

export const atcStandsStill: Defect = {
  id: 'atc-stands-still',
  requirement: 'GUIDE-S-STEP-1a',
  en: 'The counter of the chip is always the first one',
  zh: '芯片计数器始终不变',
  apply: (parts) => ({
    ...parts,
    card: { ...parts.card, read: (card) => ({ ...parts.card.read(card), transactionCounter: 1 }) },
  }),
};

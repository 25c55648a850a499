// Fault: after a failed chip the stripe is taken, also where the profile forbids it.
import type { Defect } from './defect.ts';

export const fallbackWithoutPermission: Defect = {
  id: 'fallback-without-permission',
  requirement: 'GUIDE-A-STEP-3d',
  en: 'A failed chip opens the stripe whatever the profile says',
  zh: '未开通降级时芯片失败后仍可刷磁条',
  apply: (parts) => ({
    ...parts,
    card: {
      ...parts.card,
      stripeAllowed: (card) => card.chipFailed || parts.card.stripeAllowed(card),
    },
  }),
};

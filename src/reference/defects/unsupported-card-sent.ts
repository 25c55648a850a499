// Fault: every card number is taken.
import type { Defect } from './defect.ts';

export const unsupportedCardSent: Defect = {
  id: 'unsupported-card-sent',
  requirement: 'GUIDE-A-FAQ-4d',
  en: 'A card outside the configuration is sent to the host',
  zh: '不受理的卡也发送到主机',
  apply: (parts) => ({ ...parts, card: { ...parts.card, supported: () => true } }),
};

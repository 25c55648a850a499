// Fault: the PIN block is made without the card number.
import type { Defect } from './defect.ts';

export const pinBlockWithoutCard: Defect = {
  id: 'pin-block-without-card',
  requirement: 'GUIDE-A-FAQ-5b',
  en: 'The PIN block is not bound to the card number',
  zh: '密码块未与卡号绑定',
  apply: (parts) => ({ ...parts, wire: { ...parts.wire, pinBoundTo: () => '0'.repeat(16) } }),
};

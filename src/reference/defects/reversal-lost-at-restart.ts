// Fault: reversal records do not survive the loss of power.
import type { Defect } from './defect.ts';

export const reversalLostAtRestart: Defect = {
  id: 'reversal-lost-at-restart',
  requirement: 'GUIDE-B-FAQ-1d',
  en: 'A restart forgets the reversal',
  zh: '重启后丢失待发的冲正',
  apply: (parts) => ({ ...parts, reversal: { ...parts.reversal, survivesRestart: false } }),
};

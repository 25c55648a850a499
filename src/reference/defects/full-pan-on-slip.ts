// Fault: slips are not masked.
import type { Defect } from './defect.ts';

export const fullPanOnSlip: Defect = {
  id: 'full-pan-on-slip',
  requirement: 'GUIDE-S-ADV-3',
  en: 'The slip shows the whole card number',
  zh: '签购单打印完整卡号',
  apply: (parts) => ({ ...parts, masking: { ...parts.masking, slip: (pan) => pan } }),
};

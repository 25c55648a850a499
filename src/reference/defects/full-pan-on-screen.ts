// Fault: the card confirmation is not masked.
import type { Defect } from './defect.ts';

export const fullPanOnScreen: Defect = {
  id: 'full-pan-on-screen',
  requirement: 'GUIDE-S-STEP-3a',
  en: 'The screen shows the whole card number for confirmation',
  zh: '屏幕显示完整卡号供确认',
  apply: (parts) => ({ ...parts, masking: { ...parts.masking, screen: (pan) => pan } }),
};

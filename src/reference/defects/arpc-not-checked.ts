// Fault: the chip declined, and the terminal approves all the same.
import type { Defect } from './defect.ts';

export const arpcNotChecked: Defect = {
  id: 'arpc-not-checked',
  requirement: 'GUIDE-A-FAQ-3d',
  en: 'The chip declines a wrong answer of its issuer and the terminal approves',
  zh: '发卡行认证失败后终端仍视为成功',
  apply: (parts) => ({ ...parts, chip: { ...parts.chip, checksIssuer: false } }),
};

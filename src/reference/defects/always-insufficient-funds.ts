// Fault: one text serves for all declines.
import type { Defect } from './defect.ts';

export const alwaysInsufficientFunds: Defect = {
  id: 'always-insufficient-funds',
  requirement: 'GUIDE-B-FAQ-2d',
  en: 'Every decline is called insufficient funds',
  zh: '所有拒绝都显示余额不足',
  apply: (parts) => ({ ...parts, wording: { decline: () => parts.wording.decline('51') } }),
};

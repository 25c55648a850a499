// Fault: a failure is announced like a success.
import type { Defect } from './defect.ts';

export const sameSignal: Defect = {
  id: 'same-signal',
  requirement: 'GUIDE-A-STEP-5e',
  en: 'Success and failure sound and look alike',
  zh: '成功和失败的提示相同',
  apply: (parts) => ({ ...parts, signals: { ...parts.signals, result: () => parts.signals.result('approved') } }),
};

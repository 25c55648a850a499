// Fault: one attempt is all a reversal gets.
import type { Defect } from './defect.ts';

export const reversalSentOnce: Defect = {
  id: 'reversal-sent-once',
  requirement: 'GUIDE-A-FAQ-3e',
  en: 'A reversal without an answer is not sent again',
  zh: '冲正未收到应答时不重发',
  apply: (parts) => ({ ...parts, reversal: { ...parts.reversal, again: (attempts) => attempts < 1 } }),
};

// Fault: what is entered at the PIN pad is logged.
import type { Defect } from './defect.ts';

export const pinInLog: Defect = {
  id: 'pin-in-log',
  requirement: 'GUIDE-S-STEP-3d',
  en: 'The log holds the clear PIN',
  zh: '日志记录明文密码',
  apply: (parts) => ({ ...parts, wire: { ...parts.wire, pinLogText: (pin) => `PIN ${pin} entered` } }),
};

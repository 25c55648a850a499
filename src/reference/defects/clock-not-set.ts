// Fault: the time of the sign-in is not taken.
import type { Defect } from './defect.ts';

export const clockNotSet: Defect = {
  id: 'clock-not-set',
  requirement: 'GUIDE-A-STEP-1d',
  en: 'Sign-in does not set the clock',
  zh: '签到不校准时钟',
  apply: (parts) => ({ ...parts, access: { ...parts.access, setsClock: false } }),
};

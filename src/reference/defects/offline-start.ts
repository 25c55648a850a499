// Fault: nobody looks whether the terminal is ready.
import type { Defect } from './defect.ts';

export const offlineStart: Defect = {
  id: 'offline-start',
  requirement: 'GUIDE-A-STEP-1c',
  en: 'A sale starts without network and sign-in',
  zh: '未联网或未签到也开始交易',
  apply: (parts) => ({ ...parts, access: { ...parts.access, readiness: () => 'ready' } }),
};

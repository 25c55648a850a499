// Fault: messages are not signed.
import type { Defect } from './defect.ts';

export const macNotSent: Defect = {
  id: 'mac-not-sent',
  requirement: 'GUIDE-A-FAQ-5b',
  en: 'Requests go out without a MAC',
  zh: '请求报文不带MAC',
  apply: (parts) => ({ ...parts, wire: { ...parts.wire, signs: false } }),
};

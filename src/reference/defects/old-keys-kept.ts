// Fault: the keys of the first sign-in are kept for ever.
import type { Defect } from './defect.ts';

export const oldKeysKept: Defect = {
  id: 'old-keys-kept',
  requirement: 'GUIDE-A-FAQ-5b',
  en: 'A new sign-in does not replace the work keys',
  zh: '重新签到后仍使用旧工作密钥',
  apply: (parts) => ({ ...parts, keys: { ...parts.keys, replace: (before, fresh) => before ?? fresh } }),
};

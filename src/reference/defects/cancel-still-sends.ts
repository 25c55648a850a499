// Fault: Cancel is taken for Confirm.
import type { Defect } from './defect.ts';

export const cancelStillSends: Defect = {
  id: 'cancel-still-sends',
  requirement: 'GUIDE-B-STEP-2c',
  en: 'Cancel at the PIN entry sends the transaction',
  zh: '输入密码时取消仍发送交易',
  apply: (parts) => ({ ...parts, access: { ...parts.access, cancel: 'confirms' } }),
};

// Fault: the payer's code is shown, printed and kept as it was scanned.
import type { Defect } from './defect.ts';

export const qrCodePrintedInFull: Defect = {
  id: 'qr-code-printed-in-full',
  requirement: 'GUIDE-S-ADV-3',
  en: 'The slip shows the whole payment code',
  zh: '签购单打印完整付款码',
  apply: (parts) => ({ ...parts, masking: { ...parts.masking, code: (code) => code } }),
};

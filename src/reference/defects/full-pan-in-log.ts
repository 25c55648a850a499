// Fault: messages go into the log as they are.
import type { Defect } from './defect.ts';

export const fullPanInLog: Defect = {
  id: 'full-pan-in-log',
  requirement: 'GUIDE-S-ADV-3',
  en: 'The log holds whole card numbers and PIN blocks',
  zh: '日志记录完整卡号和密码密文',
  apply: (parts) => ({
    ...parts,
    masking: { ...parts.masking, logMessage: (message) => message, logText: (text) => text },
  }),
};

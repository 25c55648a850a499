// Fault: what a chip made of a command is told to nobody.
import type { Defect } from './defect.ts';

export const scriptNoticeNeverSent: Defect = {
  id: 'script-notice-never-sent',
  requirement: 'GUIDE-A-FAQ-5b',
  en: 'The issuer is never told what its command did',
  zh: '不上送脚本结果',
  apply: (parts) => ({ ...parts, chip: { ...parts.chip, reportsScripts: false } }),
};

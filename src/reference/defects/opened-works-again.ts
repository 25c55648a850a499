// Fault: a terminal that was opened works again as soon as somebody signs it in.
import type { Defect } from './defect.ts';

export const openedWorksAgain: Defect = {
  id: 'opened-works-again',
  requirement: 'GUIDE-A-FAQ-5b',
  en: 'A terminal that was opened sells again after a new sign-in',
  zh: '被拆机的终端重新签到后又可交易',
  apply: (parts) => ({ ...parts, access: { ...parts.access, refusesOpened: false } }),
};

// Fault: exceeded PIN tries read like one wrong PIN.
import type { Defect } from './defect.ts';

export const triesTextWrong: Defect = {
  id: 'tries-text-wrong',
  requirement: 'GUIDE-A-FAQ-3b',
  en: 'Exceeded PIN tries are shown as a wrong PIN',
  zh: '密码次数超限显示为密码错误',
  apply: (parts) => ({
    ...parts,
    wording: { decline: (code) => parts.wording.decline(code === '75' || code === '38' ? '55' : code) },
  }),
};

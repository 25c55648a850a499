// Survivors among texts, prompts, signals and results.
import type { Survivor } from '../survivor.ts';

export const SCREEN_SURVIVORS: readonly Survivor[] = [
  {
    mutants: ['signal/{sound,light}-{success,failure,read,attention,result,reader}/*'],
    reason: 'outside',
    why: {
      en: 'Sound or light, one of the two must be there (GUIDE-A-STEP-5c), and the other still is.',
      zh: '声音与指示灯须有其一（GUIDE-A-STEP-5c），另一种仍在。',
    },
  },
  {
    mutants: ['signal/light-{power,network}/*'],
    reason: 'outside',
    why: {
      en: 'The screen says the same, and the guide leaves the light to the terminal.',
      zh: '屏幕已有同样内容，指南不强求指示灯。',
    },
  },
  {
    mutants: ['prompt/*/amount-altered'],
    reason: 'outside',
    why: {
      en: 'Only the PIN screen has to carry the amount (GUIDE-B-STEP-2b).',
      zh: '只有输密界面必须显示金额（GUIDE-B-STEP-2b）。',
    },
  },
];

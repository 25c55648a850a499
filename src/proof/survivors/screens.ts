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
  {
    mutants: ['display/{already-settled,bad-answer,echo-failed,entry-timeout,sign-in-failed}/{exchanged,left-out}'],
    reason: 'outside',
    why: {
      en: 'A more general text is right as well: not found, timed out or outcome not known, the stage that failed, cancelled, whom to call.',
      zh: '更笼统的文字同样正确：未找到原交易、超时或结果未知、失败环节、已取消、应联系谁。',
    },
  },
  {
    mutants: ['display/{nothing-charged,nothing-paid,reversing,will-be-reversed}/{exchanged,left-out}'],
    reason: 'outside',
    why: {
      en: 'The guide wants the outcome and its cause in words, and not what becomes of it.',
      zh: '指南要求说明结果和原因，不要求说明后续处理。',
    },
  },
  {
    mutants: ['display/{card-read,check-slip}/{exchanged,left-out}'],
    reason: 'outside',
    why: {
      en: 'It may be told by a sound (GUIDE-A-STEP-3a), or on the slip (GUIDE-A-STEP-7b), as well.',
      zh: '也可以用声音（GUIDE-A-STEP-3a）或在签购单上（GUIDE-A-STEP-7b）提示。',
    },
  },
  {
    mutants: [
      'display/{confirm-amount,enter-amount,enter-pin,insert-or-tap,please-sign,present-card,remove-card}/{exchanged,left-out}',
    ],
    reason: 'outside',
    why: {
      en: 'What a prompt asks for is read from its kind; the contract leaves its text to the terminal.',
      zh: '提示的含义取自其种类；接口文档不限定其文字。',
    },
  },
];

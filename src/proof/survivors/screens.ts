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
    mutants: [
      'display/{already-settled,already-voided,approved,available-balance,bad-answer,balanced,battery-low,cancelled,card-expired,card-not-supported,card-read,card-removed-early,check-slip,confirm-amount,connect-failed,connected,contact-issuer,count-limit,declined,device-refused,dormant-card,echo-failed,echo-good,enter-amount,enter-pin,entry-timeout,insert-or-tap,insufficient-funds,invalid-amount,invalid-card-number,invalid-range,key-error,lost-card,no-such-issuer,no-such-transaction,no-transactions,not-balanced,not-connected,not-permitted,not-voidable,nothing-charged,one-card-only,other-card,outcome-unknown,over-limit,paper-out,parameters-loaded,partial-approval,pin-too-short,pin-tries-exceeded,please-settle,please-sign,present-card,processing,read-error,receive-failed,refund-over-limit,remove-card,restricted-card,reversal-failed,reversing,send-failed,settled,sign-in-again,sign-in-failed,sign-in-first,signed-in,signed-out,software-refused,stolen-card,system-trouble,tampered,terminal-not-registered,timeout,use-chip,verification-code,will-be-reversed,wrong-password,wrong-pin}/in-the-other-language',
    ],
    reason: 'outside',
    why: {
      en: 'A terminal may say any wording of the table of words, in either language.',
      zh: '终端可用词表中任一措辞，中英文均可。',
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

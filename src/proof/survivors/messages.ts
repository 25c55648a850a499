// Survivors among requests and answers.
import type { Survivor } from '../survivor.ts';

export const MESSAGE_SURVIVORS: readonly Survivor[] = [
  {
    mutants: [
      'wire/answer/{batch-upload,batch-upload-end,batch-upload-end-balanced,e-signature,echo-test,parameter-download,parameter-download-end,qr-query,reversal,script-notice,settlement,sign-out}/{12,13,15,37,44,60.batch,63}/*',
      'wire/answer/*/{12,13,15}/*',
      'wire/answer/*/60.batch/*',
    ],
    reason: 'outside',
    why: {
      en: 'The guide wants nothing done with this part of the answer.',
      zh: '指南未要求对应答的该部分作任何处理。',
    },
  },
  {
    mutants: ['wire/request/*'],
    reason: 'blind',
    why: {
      en: 'The host takes the message all the same, and no rule holds this part of it against anything.',
      zh: '主机照样受理该报文，且没有规则核对其该部分。',
    },
  },
];

// Survivors among requests and answers.
import type { Survivor } from '../survivor.ts';

export const MESSAGE_SURVIVORS: readonly Survivor[] = [
  {
    mutants: ['wire/answer/sale/55.71/altered'],
    reason: 'equivalent',
    why: {
      en: 'The only command that comes in this template is forged, and altered it is another forged one.',
      zh: '该模板中只出现伪造的脚本，改动后仍是伪造的。',
    },
  },
  {
    mutants: [
      'wire/answer/{batch-upload,batch-upload-end,batch-upload-end-balanced,e-signature,echo-test,parameter-download,parameter-download-end,qr-query,reversal,script-notice,settlement,sign-out}/{12,13,15,37,44,60.batch,63}/*',
      'wire/answer/*/{12,13,15}/*',
      'wire/answer/*/60.batch/*',
      'wire/answer/balance-inquiry/{37,44,63}/*',
    ],
    reason: 'outside',
    why: {
      en: 'The guide wants nothing done with this part of the answer.',
      zh: '指南未要求对应答的该部分作任何处理。',
    },
  },
  {
    mutants: [
      'wire/request/{balance-inquiry,completion-void,pre-authorisation-void,refund,script-notice}/{14,23}/absent',
      'wire/request/{completion,completion-void,pre-authorisation-void,script-notice}/{37,38}/absent',
      'wire/request/{e-signature,script-notice}/{2,4,15,25,49}/absent',
      'wire/request/{refund,sale,sign-out,void}/{35,59,63}/absent',
      'wire/request/{completion,completion-void,pre-authorisation-void,refund,void}/55/absent',
      'wire/request/*/55.{84,9F09,9F1E,9F34,9F35,9F41}/absent',
      'answer/parameter-download/{11,11-missing}/unchecked',
    ],
    reason: 'outside',
    why: { en: 'The tables of messages let it be left out.', zh: '报文域表允许不上送。' },
  },
  {
    mutants: [
      'answer/{sign-in,sign-out,echo-test,parameter-download,parameter-download-end,settlement,batch-upload,batch-upload-end,batch-upload-end-balanced}/42-missing/unchecked',
    ],
    reason: 'outside',
    why: {
      en: 'A host may leave the merchant number out of an answer without money (F-08).',
      zh: '不涉及金额的应答可不含商户号（F-08）。',
    },
  },
  {
    mutants: [
      'answer/{parameter-download-end,batch-upload-end-balanced}/{mti,11,11-missing,41,41-missing,42,39-missing}/unchecked',
    ],
    reason: 'outside',
    why: {
      en: 'Whether a terminal sends this message, and what hangs on its answer, is left to it.',
      zh: '是否发送该报文、其应答有何影响，由终端决定。',
    },
  },
  {
    mutants: ['answer/{settlement,batch-upload,batch-upload-end}/39-missing/unchecked'],
    reason: 'outside',
    why: {
      en: 'The answer to a settlement or an upload has no code unless it refuses (F-98).',
      zh: '批结算和批上送的应答除非拒绝，可不含应答码（F-98）。',
    },
  },
  {
    mutants: ['wire/request/sign-in/60.networkCode/altered'],
    reason: 'outside',
    why: {
      en: 'The code says which keys are wanted, and the table of messages has several (F-04).',
      zh: '该代码表示所需密钥的种类，报文表有多种（F-04）。',
    },
  },
  {
    mutants: ['wire/request/*/60.chipCondition/altered'],
    reason: 'outside',
    why: {
      en: 'A terminal whose chip did not fail may say 0 or 1.',
      zh: '芯片未失败时，终端可填 0 或 1。',
    },
  },
  {
    mutants: ['wire/request/*/55.9F41/altered', 'wire/request/*/60.partialApproval/altered'],
    reason: 'not-observable',
    why: {
      en: 'The terminal alone knows its counter, its number, its versions and what it can do.',
      zh: '计数器、序列号、版本和能力只有终端自己知道。',
    },
  },
  {
    mutants: ['wire/request/balance-inquiry/60.networkCode/altered'],
    reason: 'not-observable',
    why: {
      en: 'The field then looks like a card number by chance, and is masked.',
      zh: '该域碰巧像卡号，因而被遮蔽。',
    },
  },
  {
    mutants: [
      'wire/request/batch-upload-end-balanced/48/altered',
      'wire/request/e-signature/62/altered',
      'wire/request/refund/61.batch/altered',
    ],
    reason: 'blind',
    why: {
      en: 'The host takes the message all the same, and no rule holds this part of it against anything.',
      zh: '主机照样受理该报文，且没有规则核对其该部分。',
    },
  },
  {
    mutants: [
      'wire/answer/sign-in/37/{altered,lost}',
      'wire/answer/{sale,void,refund,pre-authorisation,pre-authorisation-void,completion,completion-void}/44/*',
      'wire/answer/{sale,void,refund,pre-authorisation,pre-authorisation-void,completion,completion-void}/63/altered',
    ],
    reason: 'outside',
    why: {
      en: 'No requirement needs this part: the issuer on the slip is named by 63, behind the card organisation, and nothing refers to a sign-in (F-21).',
      zh: '没有要求用到该部分：签购单上的发卡行取自63域卡组织之后的名称，签到的参考号无人引用（F-21）。',
    },
  },
];

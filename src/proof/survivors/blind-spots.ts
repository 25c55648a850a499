// Survivors that are work to be done: the suite does not look there yet, and should. One row a kind, one pattern a group of mutants.
import type { Survivor } from '../survivor.ts';

export const BLIND_SPOTS: readonly Survivor[] = [
  {
    mutants: [
      'setting/attempts.cardReads/less-by-1',
      'setting/identity.serviceLine/other',
      'setting/limits.signatureFreeMinor/always-on',
      'setting/profile.acceptedPrefixes/without-the-last',
      'setting/profile.entryOrder/usual',
      'setting/profile.functions/{all,without-the-last,without-void-and-refund}',
      'setting/profile.interfaces/all',
      'setting/profile.name/always-classic',
      'setting/{attempts.pinEntries,limits.refundMinor}/{less-by-1,more-by-1}',
      'setting/timers.responseTimeoutMs/{fourfold,half}',
      'setting/timers.connectTimeoutMs/tenfold',
    ],
    reason: 'blind',
    why: { en: 'No scenario stands at the edge of this setting.', zh: '没有场景处于该设置的边界。' },
  },
  {
    mutants: [
      'moment/amount/remove-card/no-reaction',
      'moment/confirm-amount/{network-down,restart}/no-reaction',
      'moment/verification-code/{cancel,network-down,remove-card,restart}/no-reaction',
      'moment/{confirm-card,host,signature}/{cancel,network-down,paper-out,remove-card,restart}/no-reaction',
      'moment/{confirm-original,original-voucher,query-voucher}/network-down/no-reaction',
      'moment/{operator,operator-password,paper,payment-code,query-range,remove-card}/{cancel,network-down,restart}/no-reaction',
    ],
    reason: 'blind',
    why: { en: 'No scenario does this at this moment.', zh: '没有场景在该时刻这样做。' },
  },
  {
    mutants: [
      'display/{already-settled,available-balance,bad-answer,balanced,card-read,card-removed-early,check-slip,device-refused,echo-failed,entry-timeout,invalid-range,not-voidable,nothing-charged,parameters-loaded,pin-too-short,please-settle,refund-over-limit,reversing,send-failed,settled,sign-in-failed,signed-out,software-refused,use-chip,will-be-reversed}/{exchanged,left-out}',
    ],
    reason: 'blind',
    why: {
      en: 'No scenario looks for this text where it stands.',
      zh: '没有场景在该处查找这条文字。',
    },
  },
  {
    mutants: ['prompt/{confirm-amount,query-range}/left-out'],
    reason: 'blind',
    why: { en: 'No scenario waits for this question.', zh: '没有场景等待该提示。' },
  },
  {
    mutants: [
      'result/balance-inquiry/no-answer/taken-for/declined',
      'result/balance-inquiry/{code-altered,code-lost,doubled,voucher-altered}',
      'result/completion/declined/taken-for/{approved,refused}',
      'result/completion/no-answer/taken-for/declined',
      'result/completion/{cancelled,refused}/taken-for/{approved,declined}',
      'result/pre-authorisation-void/no-answer/taken-for/declined',
      'result/pre-authorisation/no-answer/taken-for/declined',
      'result/qr-sale/no-answer/taken-for/declined',
      'result/qr-sale/{amount-altered,amount-lost,doubled}',
      'result/query/done/taken-for/failed',
      'result/query/{cancelled,refused}/taken-for/{approved,declined}',
      'result/query/{doubled,left-out,voucher-altered}',
      'result/refund/no-answer/taken-for/declined',
      'result/refund/refused/taken-for/{approved,declined}',
      'result/reprint/done/taken-for/failed',
      'result/reprint/refused/taken-for/{approved,declined}',
      'result/sale/no-answer/taken-for/declined',
      'result/completion-void/no-answer/taken-for/declined',
      'result/sign-in/left-out',
      'result/version/done/taken-for/failed',
      'result/void/no-answer/taken-for/declined',
      'result/{completion,pre-authorisation,refund,sale}/{amount-altered,amount-lost,code-altered,code-lost,doubled}',
      'result/{completion-void,force-pin-sale,pre-authorisation-void,void}/{amount-altered,amount-lost,code-altered,code-lost,doubled,voucher-altered}',
      'result/{echo-test,parameter-download,sign-in,sign-out}/{code-altered,code-lost,doubled}',
      'result/{reprint,version}/{doubled,left-out}',
    ],
    reason: 'blind',
    why: {
      en: 'What the result says beside its outcome is not held against journal and host.',
      zh: '结果中除成败以外的内容尚未与流水和主机核对。',
    },
  },
  {
    mutants: [
      'journal/force-pin-sale/{authorisationCode,dateTime,function}/altered',
      'journal/qr-sale/{authorisationCode,cardNumber,dateTime,entry,responseCode}/altered',
      'journal/{completion,completion-void,pre-authorisation-void,refund,void}/{authorisationCode,dateTime,original}/altered',
      'journal/{pre-authorisation,sale}/{authorisationCode,dateTime}/altered',
    ],
    reason: 'blind',
    why: { en: 'This column is held against nothing.', zh: '该栏尚未与任何内容核对。' },
  },
  {
    mutants: [
      'state/cardInserted/{always,never}',
      'state/menu/without-the-last',
      'state/operator/altered',
      'state/owed/invented',
    ],
    reason: 'blind',
    why: { en: 'No scenario looks at this member where it matters.', zh: '没有场景在要紧处查看该项。' },
  },
  {
    mutants: ['secret/pin/journal-rows/plain'],
    reason: 'blind',
    why: { en: 'Nobody reads this.', zh: '无人查看。' },
  },
  {
    mutants: [
      'wire/sending/{batch-upload-end,batch-upload-end-balanced,parameter-download-end,sign-out}/{after-the-next,again-with-a-new-voucher,not-sent,twice}',
    ],
    reason: 'blind',
    why: { en: 'No scenario counts these messages.', zh: '没有场景核对此类报文的笔数。' },
  },
  {
    mutants: ['code/11/taken-for/05', 'code/{10,A2,A4,A5,A6}/taken-for/{00,05}'],
    reason: 'blind',
    why: { en: 'No scenario gets this code.', zh: '没有场景返回该应答码。' },
  },
  {
    mutants: [
      'answer/{completion-notice,e-signature-part}/*/unchecked',
      'answer/{qr-query,script-notice}/{4,4-missing}/unchecked',
    ],
    reason: 'blind',
    why: {
      en: 'No scenario spoils the answer to this transaction in this place.',
      zh: '没有场景在该处弄坏此类交易的应答。',
    },
  },
  {
    mutants: [
      'wire/answer/parameter-download/62/altered',
      'wire/answer/sale/55.91/lost',
      'wire/answer/sign-in/37/{altered,lost}',
      'wire/answer/{completion-void,sale}/{37,38,44,63}/{altered,lost}',
    ],
    reason: 'blind',
    why: { en: 'What becomes of this part of the answer is held against nothing.', zh: '应答该部分的去向尚未核对。' },
  },
];

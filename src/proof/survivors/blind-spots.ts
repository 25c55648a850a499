// Survivors that are work to be done: the suite does not look there yet, and should. One row a kind, one pattern a group of mutants.
import type { Survivor } from '../survivor.ts';

export const BLIND_SPOTS: readonly Survivor[] = [
  {
    mutants: [
      'setting/profile.interfaces/all',
      'setting/profile.name/always-classic',
      'setting/timers.connectTimeoutMs/tenfold',
    ],
    reason: 'blind',
    why: { en: 'No scenario stands at the edge of this setting.', zh: '没有场景处于该设置的边界。' },
  },
  {
    mutants: ['setting/timers.responseTimeoutMs/fourfold'],
    reason: 'blind',
    why: {
      en: 'A wait may take three times as long and two seconds more, for adapters that hand every command on to a device.',
      zh: '为照顾逐条转交命令的适配器，等待时间允许为三倍再加两秒。',
    },
  },
  {
    mutants: ['moment/confirm-card/paper-out/no-reaction'],
    reason: 'blind',
    why: { en: 'No scenario does this at this moment.', zh: '没有场景在该时刻这样做。' },
  },
  {
    mutants: [
      'display/{invalid-range,send-failed}/*',
      'display/not-voidable/*',
      'display/{battery-low,connected}/in-the-other-language',
    ],
    reason: 'blind',
    why: {
      en: 'No scenario brings this text about, or looks for it where it stands.',
      zh: '没有场景引出这条文字，或在该处查找它。',
    },
  },
  {
    mutants: ['prompt/confirm-amount/left-out'],
    reason: 'blind',
    why: { en: 'No scenario waits for this question.', zh: '没有场景等待该提示。' },
  },
  {
    mutants: ['slip/qr-sale/{merchant,cardholder}/mask-opened', 'slip/reprint/electronic/doubled'],
    reason: 'blind',
    why: {
      en: 'No rule says how much of a payment code a slip may show besides its end, nor counts slips where the power was cut.',
      zh: '没有规则限定签购单可显示付款码的哪些位，断电的场景也不核对签购单份数。',
    },
  },
  {
    mutants: ['state/cardInserted/never'],
    reason: 'blind',
    why: { en: 'No scenario looks at this member where it matters.', zh: '没有场景在要紧处查看该项。' },
  },
  {
    mutants: ['secret/pin/journal-rows/plain'],
    reason: 'blind',
    why: { en: 'Nobody reads this.', zh: '无人查看。' },
  },
  {
    mutants: ['answer/{script-notice,e-signature}/{4,4-missing}/unchecked'],
    reason: 'blind',
    why: {
      en: 'No scenario spoils the answer to this transaction in this place.',
      zh: '没有场景在该处弄坏此类交易的应答。',
    },
  },
  {
    mutants: [
      'wire/answer/parameter-download/62/altered',
      'wire/answer/{sale,pre-authorisation}/55.91/lost',
      'wire/answer/balance-inquiry/55.91/*',
    ],
    reason: 'blind',
    why: { en: 'What becomes of this part of the answer is held against nothing.', zh: '应答该部分的去向尚未核对。' },
  },
];

// What a terminal says to guide people: prompts, and refusals before anything is sent.
import type { Term } from './term.ts';

export const PROMPT_TERMS = {
  'enter-amount': {
    en: 'Enter the amount',
    zh: '请输入金额',
    accept: [/enter (the )?(refund )?amount|^amount:?$/i, /输入.*金额/],
  },
  'confirm-amount': {
    en: 'Confirm the amount',
    zh: '请确认金额',
    accept: [/(confirm|check) (the )?(refund )?amount(?! and sign)/i, /(确认|核对).{0,6}金额(?!并签)/],
  },
  'invalid-amount': {
    en: 'Invalid amount',
    zh: '金额无效',
    also: ['金额错误', '无效金额'],
    accept: [
      /invalid amount|amount (is )?(invalid|zero|not valid|wrong)|amount must|amount may not/i,
      /金额(无效|错误|有误|不能为(零|0)|必须大于)|无效金额/,
    ],
  },
  'insert-or-tap': {
    en: 'insert or tap the card',
    zh: '请插卡或挥卡',
    also: ['insert or tap', '插卡或挥卡'],
    accept: [
      /(?<!swipe,? )\b(insert or tap|tap or insert)\b(?!.*\bswipe)/i,
      /(?<!刷(卡|磁条)(或|、|\/|，))(插卡|挥卡)(或|、|\/)(挥卡|插卡)(?!(或|、|\/)刷)/,
    ],
  },
  'present-card': {
    en: 'present the card',
    zh: '请出示卡片',
    also: ['present a card', '请插卡、挥卡或刷卡'],
    accept: [/(present|insert|tap|swipe|hold)\b(?!.*(one|single) card).*\bcard/i, /请.*(出示|插|挥|刷)卡|请(插|挥|刷)/],
  },
  'present-card-again': {
    en: 'present the card again',
    zh: '请重新出示卡片',
    also: ['try the card again', '请重试', '请重新读卡'],
    accept: [/(present|insert|tap|swipe|try)\b.*\bagain(?! later)/i, /请?(重新|再次|再).*(卡|读|试)|请重试/],
  },
  'read-error': {
    en: 'Read error',
    zh: '读卡错误',
    also: ['读卡失败', 'The card could not be read'],
    accept: [
      /read error|(?<!answer )(could|can) ?not be read|reading (the card )?failed|unreadable/i,
      /读卡(错误|失败|出错)|无法读卡|读不出/,
    ],
  },
  'one-card-only': {
    en: 'present one card',
    zh: '请出示单一卡片',
    also: ['present one card only', '请只出示一张卡'],
    accept: [/(only )?one card|single card/i, /单一卡片|只.*一张|一张卡/],
  },
  'card-read': {
    en: 'Card read',
    zh: '读卡完成',
    also: ['读卡成功', 'You may take the card away'],
    accept: [
      /card (has been )?read\b|take (the|your) card away|read(ing)? (is )?(finished|complete)/i,
      /读卡(完成|成功)|可以?移开(卡片)?/,
    ],
  },
  'card-not-supported': {
    en: 'Card not supported',
    zh: '不支持此卡',
    also: ['Unsupported card', '不受理此卡'],
    accept: [/card (is )?not (supported|accepted)|unsupported card/i, /不(支持|受理)(此|该|这)(类|种|张)?卡/],
  },
  'card-removed-early': {
    en: 'The card was removed too early',
    zh: '卡片过早移开',
    also: ['卡片已拔出'],
    accept: [
      /(removed|taken away|withdrawn|pulled out) (too )?early|card (was )?removed/i,
      /过早(移开|拔出|取走)|(移开|拔出|取走)过早|卡片?已(被)?(拔出|移开)/,
    ],
  },
  'remove-card': {
    en: 'remove the card',
    zh: '请取走卡片',
    also: ['take the card', 'take your card', '请拔出IC卡', '请拔卡'],
    accept: [/(remove|take( out)?|withdraw) (the|your) card/i, /(取走|取回|拔出|取出|移走)(您的)?(IC|芯片)?卡|请拔卡/],
  },
  'enter-pin': {
    en: 'Enter the PIN',
    zh: '请输入密码',
    accept: [/enter (the |your )?PIN\b/i, /(?<!主管|操作员)输入密码/],
  },
  'pin-too-short': {
    en: 'The PIN is too short',
    zh: '密码长度不足',
    accept: [
      /PIN (is )?too short|at least (four|4) digits|PIN has (four|4) to/i,
      /密码(长度不足|过短|太短|位数不足)|至少(4|四)位|密码应为(4|四)/,
    ],
  },
  'entry-timeout': {
    en: 'Entry timed out',
    zh: '操作超时',
    also: ['输入超时'],
    accept: [
      /(entry|input|operation) (has )?(timed out|time-?out)|(nobody|no (entry|input|card|PIN))\b.* in time/i,
      /(操作|输入|等待|读卡)超时/,
    ],
  },
  'wrong-password': {
    en: 'Wrong supervisor password',
    zh: '主管密码错误',
    also: ['Wrong password', '操作员密码错误'],
    accept: [/(wrong|incorrect) (supervisor |operator |cashier )?password/i, /(主管|操作员|管理员)密码(错误?|不正确)/],
  },
  'already-voided': {
    en: 'Already voided',
    zh: '原交易已撤销',
    also: ['该流水已撤销'],
    accept: [/already (been )?voided/i, /(原交易|该(流水|交易|笔交易))已(被)?撤销/],
  },
  'already-settled': {
    en: 'Not in the open batch',
    zh: '原交易不在本批次',
    also: ['Already settled', '原交易已结算'],
    accept: [/already (been )?settled|not in (the|this) (open |present )?batch/i, /不在(本|当前)批次|已结算/],
  },
  'other-card': {
    en: 'Not the original card',
    zh: '与原交易卡号不符',
    also: ['原交易卡号不匹配'],
    accept: [
      /not the (original card|one of the original)|card does not match|(another|a different) card/i,
      /卡号不(匹配|符|一致)|不是原(交易)?卡|非原(交易)?卡/,
    ],
  },
  'refund-over-limit': {
    en: 'Refund amount over the limit',
    zh: '退货金额超限',
    accept: [
      /refund (amount )?(is )?(over|above|exceeds)|over the refund limit/i,
      /退货金额(超限|超过|超出)|超过退货限额/,
    ],
  },
  'please-sign': {
    en: 'Please sign',
    zh: '请签名',
    accept: [
      /please sign\b(?!( |-)(in|out))|sign (here|on the screen)|and sign\b(?!( |-)(in|out))/i,
      /请.{0,12}签[名字]/,
    ],
  },
  'verification-code': {
    en: 'Verification code',
    zh: '验证码',
    accept: [/verification code|security code|\bCVN2?\b/i, /验证码|安全码/],
  },
  'check-slip': {
    en: 'check the slip',
    zh: '请核对签购单',
    also: ['请核对单据'],
    accept: [/(check|verify)( and keep)? (the |your )?(slip|receipt)/i, /核对(并.*保管)?.{0,4}(签购单|单据|小票|存根)/],
  },
  'not-voidable': {
    en: 'This transaction cannot be voided',
    zh: '该交易不能撤销',
    accept: [/(cannot|can not|may not) be voided/i, /不(能|可|允许)撤销/],
  },
} as const satisfies Record<string, Term>;

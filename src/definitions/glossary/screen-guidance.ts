// What a terminal says to guide people: states, prompts, and refusals before anything is sent.
import type { Term } from './term.ts';

export const GUIDANCE_TERMS = {
  connected: {
    en: 'Connected',
    zh: '已联网',
    also: ['已连接'],
    accept: [
      /(?<!not |dis)\bconnected\b|\bonline\b/i,
      /(?<!未)已?(联网|连接)(成功|正常)?$|(?<!未)已(联网|连接)|网络正常/,
    ],
  },
  'not-connected': {
    en: 'Not connected',
    zh: '网络未连接',
    also: ['未联网', 'No network'],
    accept: [
      /not connected|no (network|connection)\b|disconnected|network is down|offline/i,
      /未(连接|联网)|网络(已)?(断开|中断)|无网络/,
    ],
  },
  'sign-in-first': {
    en: 'Please sign in',
    zh: '请签到',
    also: ['Sign in first', '请先签到'],
    accept: [/sign in\b|sign-in (is )?(needed|required)/i, /请先?(办理|做)?(联机)?签到|签到后再/],
  },
  'sign-in-again': {
    en: 'Please sign in again',
    zh: '请重新签到',
    also: ['重新签到'],
    accept: [/sign in again|new sign-in/i, /重新签到/],
  },
  'signed-in': {
    en: 'Signed in',
    zh: '签到成功',
    accept: [/\bsigned in\b|sign-in (was )?successful/i, /签到成功|(?<!未)已签到/],
  },
  'signed-out': {
    en: 'Signed out',
    zh: '签退成功',
    accept: [/\bsigned out\b|sign-out (was )?successful/i, /签退成功|已签退/],
  },
  'sign-in-failed': { en: 'Sign-in failed', zh: '签到失败', accept: [/sign-?in (has )?failed/i, /签到(失败|不成功)/] },
  'key-error': {
    en: 'Work keys are wrong',
    zh: '工作密钥校验失败',
    accept: [
      /(work )?keys? (are |is )?(wrong|invalid|failed|do(es)? not match)|key check|key error/i,
      /密钥(校验|验证|下载)?(失败|错误?|不符)|下载工作密钥失败/,
    ],
  },
  'echo-good': {
    en: 'Echo test successful',
    zh: '回响测试成功',
    also: ['连接正常'],
    accept: [
      /(echo|connection) test (was )?(successful|passed|ok)|(connection|line) (is )?(good|ok)/i,
      /(回响|线路|连接)?测试成功|(连接|线路)正常/,
    ],
  },
  processing: {
    en: 'Processing',
    zh: '处理中',
    also: ['请稍候'],
    accept: [/\bprocessing\b|please wait|communicating/i, /处理中|正在(处理|联机|通讯|通信)|通[讯信]中|请稍[候等]/],
  },
  'enter-amount': {
    en: 'Enter the amount',
    zh: '请输入金额',
    accept: [/enter (the )?(refund )?amount|^amount:?/i, /输入.*金额/],
  },
  'confirm-amount': {
    en: 'Confirm the amount',
    zh: '请确认金额',
    accept: [/confirm (the )?(refund )?amount/i, /确认.*金额/],
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
      /请(插卡|挥卡)(或|、|\/)(挥卡|插卡)(?!(或|、|\/)刷)/,
    ],
  },
  'present-card': {
    en: 'present the card',
    zh: '请出示卡片',
    also: ['present a card', '请插卡、挥卡或刷卡'],
    accept: [/(present|insert|tap|swipe|hold)\b.*\bcard/i, /请.*(出示|插|挥|刷)卡|请(插|挥|刷)/],
  },
  'present-card-again': {
    en: 'present the card again',
    zh: '请重新出示卡片',
    also: ['try the card again', '请重试', '请重新读卡'],
    accept: [/(present|insert|tap|swipe|try)\b.*\bagain/i, /请?(重新|再次|再).*(卡|读|试)|请重试/],
  },
  'read-error': {
    en: 'Read error',
    zh: '读卡错误',
    also: ['读卡失败', 'The card could not be read'],
    accept: [
      /read error|(could|can) ?not be read|reading (the card )?failed|unreadable/i,
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
      /过早(移开|拔出|取走)|卡片?已(被)?(拔出|移开)/,
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
    accept: [/PIN (is )?too short|at least (four|4) digits/i, /密码(长度不足|过短|太短|位数不足)|至少(4|四)位/],
  },
  'entry-timeout': {
    en: 'Entry timed out',
    zh: '操作超时',
    also: ['输入超时'],
    accept: [
      /(entry|input|operation) (has )?(timed out|time-?out)|no (entry|input|card|PIN)\b.*(in )?time/i,
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
      /not the original card|card does not match|(another|a different) card/i,
      /卡号不(匹配|符|一致)|不是原(交易)?卡|非原(交易)?卡/,
    ],
  },
  'refund-over-limit': {
    en: 'Refund amount over the limit',
    zh: '退货金额超限',
    accept: [/refund (amount )?(is )?(over|above|exceeds)/i, /退货金额(超限|超过|超出)/],
  },
  'paper-out': {
    en: 'Paper out',
    zh: '打印机缺纸',
    also: ['The printer has no paper', 'No paper', '缺纸'],
    accept: [/(paper (is )?out|out of paper|no paper|load paper)/i, /缺纸|请装纸/],
  },
  'please-sign': {
    en: 'Please sign',
    zh: '请签名',
    accept: [/please sign(?! in)\b|sign (here|on the screen)/i, /请.{0,6}签[名字]/],
  },
  'battery-low': {
    en: 'Battery low',
    zh: '电量不足',
    accept: [/battery (is )?low|low battery/i, /电量(不足|低|过低)/],
  },
  tampered: { en: 'Tampered', zh: '设备已被拆动', accept: [/tamper/i, /拆动|拆机|防拆|被拆/] },
  'please-settle': {
    en: 'Please settle',
    zh: '请结算',
    accept: [/please settle|settle (the batch )?first/i, /请先?(办理)?(批)?结算/],
  },
  balanced: { en: 'Balanced', zh: '对账平', accept: [/(?<!not |un)\bbalanced\b|totals agree/i, /对[账帐]平/] },
  'not-balanced': {
    en: 'Not balanced',
    zh: '对账不平',
    accept: [/not balanced|unbalanced|(do|does) not (balance|agree)/i, /对[账帐]不平/],
  },
  'available-balance': {
    en: 'Available balance',
    zh: '可用余额',
    accept: [/available balance|^balance:?/i, /(可用)?余额(?!不足|查询)/],
  },
  'no-transactions': {
    en: 'No transactions',
    zh: '无交易记录',
    accept: [/no transactions?\b/i, /(无|没有)(符合条件的)?(交易)?(记录|交易|流水)/],
  },
  'invalid-range': {
    en: 'Invalid date range',
    zh: '日期范围无效',
    accept: [/invalid (date )?(range|date)/i, /日期(范围)?(无效|错误|有误)/],
  },
  'parameters-loaded': {
    en: 'Parameters downloaded',
    zh: '参数下载成功',
    accept: [/parameters? (were )?(downloaded|loaded)/i, /参数(下载|更新)(成功|完成)/],
  },
  'verification-code': {
    en: 'Verification code',
    zh: '验证码',
    accept: [/verification code|security code|\bCVN2?\b/i, /验证码|安全码/],
  },
  'check-slip': {
    en: 'check the slip',
    zh: '请核对签购单',
    also: ['请核对'],
    accept: [/(check|verify) (the |your )?(slip|receipt)/i, /核对/],
  },
  'service-line': {
    en: 'Service line',
    zh: '客服电话',
    accept: [/service line|hotline|help ?desk/i, /客服|服务(电话|热线)/],
  },
} as const satisfies Record<string, Term>;

// What a terminal says about itself: connection, sign-in, batch, paper, power.
import type { Term } from './term.ts';

export const STATE_TERMS = {
  connected: {
    en: 'Connected',
    zh: '已联网',
    also: ['已连接'],
    accept: [/(?<!not |dis)\bconnected\b|\bonline\b/i, /已联网|(?<!”)已连接|(联网|连接)成功|网络正常/],
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
    accept: [/sign in\b(?! again)|sign-in (is )?(needed|required)/i, /请先?(办理|做)?(联机)?签到|签到后再/],
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
    accept: [
      /(?<!security )\bprocessing\b|please wait|communicating/i,
      /处理中|正在(处理|联机|通讯|通信)|通[讯信]中(?!断)|请稍[候等]/,
    ],
  },
  'paper-out': {
    en: 'Paper out',
    zh: '打印机缺纸',
    also: ['The printer has no paper', 'No paper', '缺纸'],
    accept: [/(paper (is )?out|out of paper|no paper|load paper)/i, /缺纸|请装纸/],
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
    accept: [/not balanced|unbalanced|(do|does) not (balance|agree)|totals differ/i, /对[账帐]不平/],
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
  'service-line': {
    en: 'Service line',
    zh: '客服电话',
    accept: [/service line|hotline|help ?desk/i, /客服|服务(电话|热线)/],
  },
  'echo-failed': {
    en: 'Echo test failed',
    zh: '回响测试失败',
    accept: [/(echo|connection) test (has )?failed/i, /(回响|线路|连接)?测试(失败|不成功)/],
  },
  settled: {
    en: 'Settlement completed',
    zh: '结算成功',
    accept: [/settlement (was )?(completed?|successful|done)|batch settled/i, /结算(成功|完成)/],
  },
  'software-version': { en: 'Software version', zh: '软件版本', accept: [/(software )?version/i, /版本/] },
  'device-refused': {
    en: 'The device is not verified',
    zh: '外接设备未经验证',
    also: ['拒绝使用该设备'],
    accept: [
      /device .*(not verified|refused|not trusted|not be used)/i,
      /设备.*(未经验证|拒绝使用|不可信)|拒绝使用.*设备/,
    ],
  },
  'software-refused': {
    en: 'The software is not signed',
    zh: '软件未签名',
    also: ['拒绝安装'],
    accept: [/software .*(not signed|refused|rejected)/i, /软件.*(未签名|验证失败)|拒绝安装/],
  },
} as const satisfies Record<string, Term>;

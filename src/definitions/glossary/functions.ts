// The functions of the menu as step authors call them; the key is the function's name in the terminal contract.
import type { Term } from './term.ts';

export const FUNCTION_TERMS = {
  sale: {
    en: 'Sale',
    zh: '消费',
    also: ['Card sale', '银行卡消费', '刷卡消费'],
    accept: [/^(card )?sale$/i, /^(银行卡|刷卡)?消费$/],
  },
  'force-pin-sale': { en: 'Tap with PIN', zh: '闪付凭密', accept: [/^tap with PIN$/i, /^闪付凭密$/] },
  void: { en: 'Void', zh: '消费撤销', also: ['撤销', 'Sale void'], accept: [/^(sale )?void$/i, /^(消费)?撤销$/] },
  refund: { en: 'Refund', zh: '退货', also: ['退款'], accept: [/^refund$/i, /^退[货款]$/] },
  'balance-inquiry': {
    en: 'Balance inquiry',
    zh: '余额查询',
    also: ['Balance', '查余额'],
    accept: [/^balance( inquiry| enquiry)?$/i, /^(余额查询|查余额)$/],
  },
  'pre-authorisation': {
    en: 'Pre-authorisation',
    zh: '预授权',
    also: ['Pre-authorization'],
    accept: [/^pre-?authori[sz]ation$/i, /^预授权$/],
  },
  'pre-authorisation-void': {
    en: 'Pre-authorisation void',
    zh: '预授权撤销',
    also: ['Pre-authorization void'],
    accept: [/^pre-?authori[sz]ation void$/i, /^预授权撤销$/],
  },
  completion: {
    en: 'Pre-authorisation completion',
    zh: '预授权完成',
    also: ['Completion', 'Pre-authorization completion', '预授权完成（请求）'],
    accept: [/^(pre-?authori[sz]ation )?completion$/i, /^预授权完成(（请求）)?$/],
  },
  'completion-void': {
    en: 'Completion void',
    zh: '预授权完成撤销',
    accept: [/^(pre-?authori[sz]ation )?completion void$/i, /^预授权完成撤销$/],
  },
  'qr-sale': {
    en: 'QR sale',
    zh: '扫码消费',
    also: ['QR payment', '扫码支付', '扫码'],
    accept: [/^QR (sale|payment)$/i, /^扫码(消费|支付)?$/],
  },
  query: {
    en: 'Query',
    zh: '查询',
    also: ['Transaction query', 'Details', '交易查询', '明细', '交易明细'],
    accept: [/^((transaction )?query|details)$/i, /^(交易)?(查询|明细)$/],
  },
  reprint: {
    en: 'Reprint',
    zh: '重打印',
    also: ['Reprint the last slip', '重打最后一笔', '补打'],
    accept: [/^reprint( the last slip)?$/i, /^(重打印|重打最后一笔|补打)$/],
  },
  settlement: {
    en: 'Settlement',
    zh: '批结算',
    also: ['Batch settlement', '结算'],
    accept: [/^(batch )?settlement$/i, /^批?结算$/],
  },
  'sign-in': { en: 'Sign-in', zh: '签到', also: ['Sign in'], accept: [/^sign[- ]in$/i, /^签到$/] },
  'sign-out': { en: 'Sign-out', zh: '签退', also: ['Sign out'], accept: [/^sign[- ]out$/i, /^签退$/] },
  'echo-test': {
    en: 'Echo test',
    zh: '回响测试',
    also: ['Connection test', '线路测试', '连接测试'],
    accept: [/^(echo|connection) test$/i, /^(回响|线路|连接)测试$/],
  },
  'parameter-download': { en: 'Parameter download', zh: '参数下载', accept: [/^parameter download$/i, /^参数下载$/] },
  version: {
    en: 'Version',
    zh: '版本信息',
    also: ['Software version', '软件版本', '版本'],
    accept: [/^(software )?version$/i, /^(软件)?版本(信息)?$/],
  },
} as const satisfies Record<string, Term>;

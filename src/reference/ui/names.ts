// Names of functions, card actions and journal statuses, in both languages.
import type { CardInterface, JournalEntry, Language, TerminalFunction } from '../../terminal/contract.ts';
import type { Bilingual } from './text.ts';

export const FUNCTION_NAMES = {
  sale: { en: 'Sale', zh: '消费' },
  'force-pin-sale': { en: 'Tap with PIN', zh: '闪付凭密' },
  void: { en: 'Void', zh: '消费撤销' },
  refund: { en: 'Refund', zh: '退货' },
  'balance-inquiry': { en: 'Balance inquiry', zh: '余额查询' },
  'pre-authorisation': { en: 'Pre-authorisation', zh: '预授权' },
  'pre-authorisation-void': { en: 'Pre-authorisation void', zh: '预授权撤销' },
  completion: { en: 'Pre-authorisation completion', zh: '预授权完成' },
  'completion-void': { en: 'Completion void', zh: '预授权完成撤销' },
  'qr-sale': { en: 'QR sale', zh: '扫码消费' },
  query: { en: 'Query', zh: '交易查询' },
  reprint: { en: 'Reprint', zh: '重打印' },
  settlement: { en: 'Settlement', zh: '批结算' },
  'sign-in': { en: 'Sign-in', zh: '签到' },
  'sign-out': { en: 'Sign-out', zh: '签退' },
  'echo-test': { en: 'Echo test', zh: '回响测试' },
  'parameter-download': { en: 'Parameter download', zh: '参数下载' },
  version: { en: 'Version', zh: '版本信息' },
} as const satisfies Record<TerminalFunction, Bilingual>;

const STATUS_NAMES = {
  approved: { en: 'approved', zh: '成功' },
  declined: { en: 'declined', zh: '失败' },
  unknown: { en: 'to be reversed', zh: '待冲正' },
  reversed: { en: 'reversed', zh: '已冲正' },
  voided: { en: 'voided', zh: '已撤销' },
  cancelled: { en: 'cancelled', zh: '已取消' },
} as const satisfies Record<JournalEntry['status'], Bilingual>;

const UNKNOWN_BY_CODE = { en: 'outcome not known', zh: '结果未知' } as const satisfies Bilingual;

/** The status of an entry in words: an unknown payment by code is asked about, everything else unknown is reversed. */
export function statusName({ status, function: made }: Pick<JournalEntry, 'status' | 'function'>): Bilingual {
  return status === 'unknown' && made === 'qr-sale' ? UNKNOWN_BY_CODE : STATUS_NAMES[status];
}

const ACTIONS = {
  insert: { en: 'insert', zh: '插卡' },
  tap: { en: 'tap', zh: '挥卡' },
  swipe: { en: 'swipe', zh: '刷磁条' },
  key: { en: 'key in', zh: '手输卡号' },
  qr: { en: 'scan', zh: '扫码' },
} as const satisfies Record<CardInterface, Bilingual>;

/** The card actions as a phrase: "insert, tap or swipe", "插卡、挥卡或刷磁条". */
export function actionsPhrase(interfaces: readonly CardInterface[], language: Language): string {
  const zh = language === 'zh-CN';
  const words = interfaces.map((each) => (zh ? ACTIONS[each].zh : ACTIONS[each].en));
  const last = words.pop() ?? '';
  if (words.length === 0) return last;
  return zh ? `${words.join('、')}或${last}` : `${words.join(', ')} or ${last}`;
}

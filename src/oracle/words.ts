// Business words of the oracle's findings, in both languages.
import type { Bilingual } from '../definitions/evidence.ts';
import { yuan as figures } from '../definitions/money.ts';
import { TRANSACTIONS } from '../definitions/transactions.ts';
import type { TextPlace } from './books.ts';

/** `CNY 128.50` from fen. */
export const cny = (amountMinor: number): string => `CNY ${figures(amountMinor)}`;

/** `128.50 元` from fen. */
export const yuan = (amountMinor: number): string => `${figures(amountMinor)} 元`;

/** `000007 and 000008`, `000007, 000008 and 000009`. */
export function listEn(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** `000007 和 000008`, `000007、000008 和 000009`. */
export function listZh(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')} 和 ${items.at(-1)}`;
}

/** A transaction type or terminal function in words; an unknown one by its own name. */
export function transactionName(type: string): Bilingual {
  const known = { ...TRANSACTIONS, 'qr-sale': { en: 'QR sale', zh: '扫码消费' } } as Record<string, Bilingual>;
  const row = known[type === 'force-pin-sale' ? 'sale' : type];
  return { en: (row?.en ?? type).toLowerCase().replace('qr', 'QR'), zh: row?.zh ?? type };
}

const STATES: Record<string, string> = {
  approved: '成功',
  declined: '拒绝',
  unknown: '结果未知',
  reversed: '已冲正',
  voided: '已撤销',
  cancelled: '已取消',
  refused: '拒收',
};

/** A status of the terminal's journal or a state of the host's book. */
export function stateName(state: string): Bilingual {
  return { en: state, zh: STATES[state] ?? state };
}

/** An amount in both languages. */
export function amount(amountMinor: number): Bilingual {
  return { en: cny(amountMinor), zh: yuan(amountMinor) };
}

/** Where a text was seen. */
export const PLACES = {
  display: { en: 'the screen', zh: '屏幕' },
  slip: { en: 'the slip', zh: '签购单' },
  log: { en: 'the log', zh: '日志' },
  journal: { en: 'the journal', zh: '交易流水' },
  report: { en: 'the report', zh: '报告' },
  state: { en: 'the state', zh: '终端状态' },
  event: { en: 'an event', zh: '事件' },
  capabilities: { en: 'the capabilities', zh: '能力声明' },
  refusal: { en: 'a refusal of the adapter', zh: '适配器的拒绝说明' },
  request: { en: 'the head of a request', zh: '请求的地址与报头' },
  body: { en: 'the body of a request that could not be read', zh: '无法解读的请求正文' },
  'card-field': { en: 'a field of a message that may hold card data and nothing else', zh: '只能含卡数据的报文域' },
  field: { en: 'a field of a message that holds no card data', zh: '不含卡数据的报文域' },
} as const satisfies Record<TextPlace, Bilingual>;

/** What a fault did to the answer of a voucher, as the end of "the answer to 000007 …". */
export const FAULT_WORDS = {
  'drop-answer': { en: 'was lost after commit', zh: '在入账后丢失' },
  'late-answer': { en: 'came too late', zh: '到达过晚' },
  'duplicate-answer': { en: 'came twice', zh: '重复到达' },
  'wrong-stan': { en: 'carried another voucher number', zh: '带有另一笔凭证号' },
  'wrong-amount': { en: 'carried another amount', zh: '带有另一金额' },
  'more-than-asked': { en: 'approved more than was asked for', zh: '批准的金额高于请求' },
  'wrong-terminal': { en: 'was for another terminal', zh: '属于另一台终端' },
  'wrong-mti': { en: 'was of another message type', zh: '报文类型不符' },
  'wrong-mac': { en: 'had a wrong MAC', zh: 'MAC 校验错' },
  'no-mac': { en: 'had no MAC', zh: '没有 MAC' },
  'no-code': { en: 'had no response code', zh: '没有应答码' },
  'wrong-field': { en: 'had another value in one field', zh: '有一个域的值不符' },
  'without-field': { en: 'had a field missing', zh: '缺少一个域' },
  'unknown-code': { en: 'had a response code that nobody knows', zh: '应答码未知' },
  'reset-after-commit': {
    en: 'was lost after commit, the connection was reset',
    zh: '在入账后因连接中断丢失',
  },
  truncate: { en: 'was cut off', zh: '不完整' },
  garbage: { en: 'was garbage', zh: '为乱码' },
  'half-open': { en: 'was lost after commit, the connection stood half-open', zh: '在入账后因连接半开丢失' },
  dribble: { en: 'came too slowly', zh: '到达过慢' },
  'wrong-length': { en: 'had a wrong length header', zh: '长度头错误' },
  'wrong-status': { en: 'came under an HTTP error', zh: '带有HTTP错误状态' },
} as const satisfies Record<string, Bilingual>;

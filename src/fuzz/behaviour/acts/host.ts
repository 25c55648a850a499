// How the POS centre misbehaves.
import fc from 'fast-check';
import type { Act } from '../act.ts';
import type { Sentence } from '../till.ts';

/** `times`: how often it happens; once where nothing is said. Those that wait for a request of some kind stand at the end. */
const FAULTS: readonly (Sentence & { times?: number })[] = [
  { en: 'the POS centre will not answer the next request', zh: 'POS中心对下一笔请求不应答' },
  { en: 'the next request will be lost on its way to the POS centre', zh: '下一笔请求在送达POS中心前丢失' },
  { en: 'the POS centre will answer the next request too late', zh: 'POS中心对下一笔请求的应答迟到' },
  {
    en: 'the connection will break when the next request reaches the POS centre',
    zh: '下一笔请求到达POS中心时连接中断',
  },
  {
    en: 'the connection will break when the POS centre has booked the next request',
    zh: 'POS中心对下一笔请求记账后连接中断',
  },
  { en: 'the POS centre will answer the next request with a wrong MAC', zh: 'POS中心对下一笔请求返回的MAC错误' },
  { en: 'the POS centre will answer the next request without a MAC', zh: 'POS中心对下一笔请求返回的应答没有MAC' },
  {
    en: 'the POS centre will answer the next request without an answer code',
    zh: 'POS中心对下一笔请求返回的应答没有应答码',
  },
  {
    en: 'the POS centre will answer the next request with the voucher of another transaction',
    zh: 'POS中心对下一笔请求返回其他交易的凭证号',
  },
  { en: 'the POS centre will answer the next request with another amount', zh: 'POS中心对下一笔请求返回的金额不一致' },
  { en: 'the POS centre will answer the next request twice', zh: 'POS中心对下一笔请求重复应答' },
  {
    en: 'the POS centre will answer the next request with an unknown code',
    zh: 'POS中心对下一笔请求返回未定义的应答码',
  },
  { en: 'the issuer will answer code "05"', zh: '发卡行将返回应答码“05”' },
  { en: 'the issuer will answer code "91"', zh: '发卡行将返回应答码“91”' },
  { en: 'the connection will break at the next 1 reversal', zh: '接下来1笔冲正处理时连接中断' },
  { en: 'the connection will break at the next 3 reversals', zh: '接下来3笔冲正处理时连接中断', times: 3 },
  {
    en: 'the POS centre will not answer the next request of the kind "Settlement"',
    zh: 'POS中心对下一笔类型为“批结算”的请求不应答',
  },
  {
    en: 'the POS centre will answer the next "Void" without the "answer code"',
    zh: 'POS中心对下一笔“消费撤销”返回的应答缺少“应答码”',
  },
];

const faultOf = (at: number) => FAULTS[at % FAULTS.length] as (typeof FAULTS)[number];

const WAITING = 4;
/** What happens to the very next request, whatever it is. */
export const AT_ONCE = fc.nat({ max: FAULTS.length - WAITING - 1 });
/** While one waits no other is asked for, so that these are rarer. */
const LATER = fc.integer({ min: FAULTS.length - WAITING, max: FAULTS.length - 1 });

export const HOST: readonly Act[] = [
  {
    name: 'fault',
    choice: fc.oneof({ weight: 6, arbitrary: AT_ONCE }, { weight: 1, arbitrary: LATER }),
    weight: 8,
    // One at a time, so that it is known which of them is left.
    may: (till) => !till.faultWaits,
    say: (_till, at) => {
      const { en, zh } = faultOf(at);
      return { en, zh };
    },
    tried(till, at) {
      till.shop.faults = faultOf(at).times ?? 1;
      return [];
    },
  },
];

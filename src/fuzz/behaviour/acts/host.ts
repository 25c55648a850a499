// How the POS centre misbehaves.
import fc from 'fast-check';
import type { Act } from '../act.ts';

/** `kind`: which message it happens to; null = the next, whatever it is; `card` = the next with the card. */
const fault = (name: string, en: string, zh: string, kind: string | null = null, times = 1): Act => ({
  name: `fault: ${name}`,
  choice: fc.constant(0),
  // One at a time, so that it is known which of them is left.
  may: (till) => !till.faultWaits,
  say: () => ({ en, zh }),
  tried(till) {
    till.expectFault(kind, times);
    return [];
  },
});

export const HOST: readonly Act[] = [
  fault('no answer', 'the POS centre will not answer the next request', 'POS中心对下一笔请求不应答'),
  fault('lost', 'the next request will be lost on its way to the POS centre', '下一笔请求在送达POS中心前丢失'),
  fault('late', 'the POS centre will answer the next request too late', 'POS中心对下一笔请求的应答迟到'),
  fault(
    'line breaks before',
    'the connection will break when the next request reaches the POS centre',
    '下一笔请求到达POS中心时连接中断',
  ),
  {
    ...fault(
      'line breaks after',
      'the connection will break when the POS centre has booked the next request',
      'POS中心对下一笔请求记账后连接中断',
    ),
    weight: 3,
  },
  fault('wrong MAC', 'the POS centre will answer the next request with a wrong MAC', 'POS中心对下一笔请求返回的MAC错误'),
  fault('no MAC', 'the POS centre will answer the next request without a MAC', 'POS中心对下一笔请求返回的应答没有MAC'),
  fault(
    'no code',
    'the POS centre will answer the next request without an answer code',
    'POS中心对下一笔请求返回的应答没有应答码',
  ),
  fault(
    'other voucher',
    'the POS centre will answer the next request with the voucher of another transaction',
    'POS中心对下一笔请求返回其他交易的凭证号',
  ),
  fault(
    'other amount',
    'the POS centre will answer the next request with another amount',
    'POS中心对下一笔请求返回的金额不一致',
  ),
  fault('twice', 'the POS centre will answer the next request twice', 'POS中心对下一笔请求重复应答'),
  fault(
    'unknown code',
    'the POS centre will answer the next request with an unknown code',
    'POS中心对下一笔请求返回未定义的应答码',
  ),
  fault('issuer says 05', 'the issuer will answer code "05"', '发卡行将返回应答码“05”', 'card'),
  fault('issuer says 91', 'the issuer will answer code "91"', '发卡行将返回应答码“91”', 'card'),
  fault(
    'reversal broken',
    'the connection will break at the next 1 reversal',
    '接下来1笔冲正处理时连接中断',
    'reversal',
  ),
  fault(
    'reversals broken',
    'the connection will break at the next 3 reversals',
    '接下来3笔冲正处理时连接中断',
    'reversal',
    3,
  ),
  fault(
    'no answer to settlement',
    'the POS centre will not answer the next request of the kind "Settlement"',
    'POS中心对下一笔类型为“批结算”的请求不应答',
    'settlement',
  ),
  fault(
    'void without a code',
    'the POS centre will answer the next "Void" without the "answer code"',
    'POS中心对下一笔“消费撤销”返回的应答缺少“应答码”',
    'void',
  ),
];

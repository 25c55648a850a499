// Given: how the POS centre will answer, and how it will misbehave.

import type { FaultName, Rule } from '../../simulator/admin/client.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { typeOf } from '../scene/exchanges.ts';
import { ANSWER_PARTS, idOf } from '../scene/quoted-words.ts';

const MTI = 0;
const MAC = 64;

/** Parts of answers as scenarios name them. */
const fieldOf = (part: string) => Number.parseInt(idOf(ANSWER_PARTS, part), 10);

/** What will become of the next request. */
const nextRequest = (fault: FaultName, en: string, zh: string): Phrase =>
  phrase('Given', { en, zh }, (till) => till.prepare(() => till.host.nextRequest({ fault })));

/** What a rule does to one part of the answer: another type, a wrong MAC, another value. */
function otherwise(part: string): Rule['then'] {
  const [field = MTI, byte] = idOf(ANSWER_PARTS, part).split('.').map(Number);
  if (field === MTI) return { fault: 'wrong-mti' };
  if (field === MAC) return { fault: 'wrong-mac', ...(byte === undefined ? {} : { byte }) };
  return { fault: 'wrong-field', field };
}

export const centre: Phrase[] = [
  phrase(
    'Given',
    {
      en: 'the issuer will answer code {code}',
      zh: '发卡行将返回应答码{code}',
      exampleEn: 'the issuer will answer code "51"',
      exampleZh: '发卡行将返回应答码“51”',
    },
    (till, answer) => till.prepare(() => till.host.rule({ pan: till.card.image.pan }, 1, { answer })),
  ),
  nextRequest('drop-answer', 'the POS centre will not answer the next request', 'POS中心对下一笔请求不应答'),
  nextRequest(
    'drop-request',
    'the next request will be lost on its way to the POS centre',
    '下一笔请求在送达POS中心前丢失',
  ),
  phrase(
    'Given',
    { en: 'the POS centre will answer the next request too late', zh: 'POS中心对下一笔请求的应答迟到' },
    (till) =>
      till.prepare(() =>
        till.host.nextRequest({
          fault: 'late-answer',
          delayMs: till.plan.configuration.timers.responseTimeoutMs + 150,
        }),
      ),
  ),
  phrase(
    'Given',
    { en: 'the POS centre takes its time to answer the next request', zh: 'POS中心对下一笔请求应答较慢' },
    (till) =>
      till.prepare(() =>
        till.host.nextRequest({
          fault: 'late-answer',
          delayMs: Math.floor(till.plan.configuration.timers.responseTimeoutMs / 4),
        }),
      ),
  ),
  nextRequest(
    'reset',
    'the connection will break when the next request reaches the POS centre',
    '下一笔请求到达POS中心时连接中断',
  ),
  nextRequest(
    'reset-after-commit',
    'the connection will break when the POS centre has booked the next request',
    'POS中心对下一笔请求记账后连接中断',
  ),
  nextRequest(
    'wrong-mac',
    'the POS centre will answer the next request with a wrong MAC',
    'POS中心对下一笔请求返回的MAC错误',
  ),
  nextRequest(
    'no-mac',
    'the POS centre will answer the next request without a MAC',
    'POS中心对下一笔请求返回的应答没有MAC',
  ),
  nextRequest(
    'no-code',
    'the POS centre will answer the next request without an answer code',
    'POS中心对下一笔请求返回的应答没有应答码',
  ),
  phrase(
    'Given',
    {
      en: 'the issuer will approve only CNY {amount} of the next payment',
      zh: '发卡行对下一笔付款只批准{amount}元',
      exampleEn: 'the issuer will approve only CNY 50.00 of the next payment',
      exampleZh: '发卡行对下一笔付款只批准50.00元',
    },
    (till, partialMinor) => till.prepare(() => till.host.rule({ transaction: 'sale' }, 1, { partialMinor })),
  ),
  nextRequest(
    'wrong-stan',
    'the POS centre will answer the next request with the voucher of another transaction',
    'POS中心对下一笔请求返回其他交易的凭证号',
  ),
  nextRequest(
    'wrong-amount',
    'the POS centre will answer the next request with another amount',
    'POS中心对下一笔请求返回的金额不一致',
  ),
  nextRequest(
    'more-than-asked',
    'the POS centre will approve more of the next request than was asked for',
    'POS中心对下一笔请求批准的金额高于请求金额',
  ),
  nextRequest(
    'wrong-terminal',
    'the POS centre will answer the next request for another terminal',
    'POS中心对下一笔请求返回其他终端的应答',
  ),
  nextRequest(
    'wrong-mti',
    'the POS centre will answer the next request with another kind of message',
    'POS中心对下一笔请求返回类型不符的报文',
  ),
  nextRequest('split', 'the POS centre will answer the next request in pieces', 'POS中心对下一笔请求的应答分段到达'),
  nextRequest('duplicate-answer', 'the POS centre will answer the next request twice', 'POS中心对下一笔请求重复应答'),
  nextRequest(
    'unknown-code',
    'the POS centre will answer the next request with an unknown code',
    'POS中心对下一笔请求返回未定义的应答码',
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will not answer the next {number} reversal(s)',
      zh: 'POS中心对接下来{number}笔冲正不应答',
      exampleEn: 'the POS centre will not answer the next 3 reversals',
      exampleZh: 'POS中心对接下来3笔冲正不应答',
    },
    (till, times) => till.prepare(() => till.host.rule({ transaction: 'reversal' }, times, { fault: 'drop-answer' })),
  ),
  phrase(
    'Given',
    {
      en: 'the connection will break at the next {number} reversal(s)',
      zh: '接下来{number}笔冲正处理时连接中断',
      exampleEn: 'the connection will break at the next 3 reversals',
      exampleZh: '接下来3笔冲正处理时连接中断',
    },
    (till, times) =>
      till.prepare(() => till.host.rule({ transaction: 'reversal' }, times, { fault: 'reset-after-commit' })),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will answer the reversal after those with code {code}',
      zh: 'POS中心对其后一笔冲正返回应答码{code}',
      exampleEn: 'the POS centre will answer the reversal after those with code "A0"',
      exampleZh: 'POS中心对其后一笔冲正返回应答码“A0”',
    },
    (till, answer) => till.prepare(() => till.host.rule({ transaction: 'reversal' }, 1, { answer })),
  ),
  phrase(
    'Given',
    { en: 'the keys of the next sign-in will not match their check values', zh: '下一次签到下发的密钥与校验值不符' },
    (till) => till.prepare(() => till.host.rule({ transaction: 'sign-in' }, 1, { fault: 'wrong-check-value' })),
  ),
  phrase(
    'Given',
    { en: 'the MAC key of the next sign-in will not match its check value', zh: '下一次签到下发的MAC密钥与校验值不符' },
    (till) =>
      till.prepare(() => till.host.rule({ transaction: 'sign-in' }, 1, { fault: 'wrong-check-value', field: 64 })),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will not answer the next request of the kind {function}',
      zh: 'POS中心对下一笔类型为{function}的请求不应答',
      exampleEn: 'the POS centre will not answer the next request of the kind "Settlement"',
      exampleZh: 'POS中心对下一笔类型为“批结算”的请求不应答',
    },
    (till, name) => till.prepare(() => till.host.rule({ transaction: typeOf(name) }, 1, { fault: 'drop-answer' })),
  ),
  phrase(
    'Given',
    {
      en: 'the next {message} will be lost on its way to the POS centre',
      zh: '下一笔{message}在送达POS中心前丢失',
      exampleEn: 'the next "Electronic signature upload" will be lost on its way to the POS centre',
      exampleZh: '下一笔“电子签名上送”在送达POS中心前丢失',
    },
    (till, name) => till.prepare(() => till.host.rule({ transaction: typeOf(name) }, 1, { fault: 'drop-request' })),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will answer the next {message} with code {code}',
      zh: 'POS中心对下一笔{message}返回应答码{code}',
      exampleEn: 'the POS centre will answer the next "Script result notice" with code "77"',
      exampleZh: 'POS中心对下一笔“脚本结果通知”返回应答码“77”',
    },
    (till, name, answer) => till.prepare(() => till.host.rule({ transaction: typeOf(name) }, 1, { answer })),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will answer the next {message} under an HTTP error',
      zh: 'POS中心对下一笔{message}返回的应答带有HTTP错误状态',
      exampleEn: 'the POS centre will answer the next "Sale" under an HTTP error',
      exampleZh: 'POS中心对下一笔“消费”返回的应答带有HTTP错误状态',
    },
    (till, name) => till.prepare(() => till.host.rule({ transaction: typeOf(name) }, 1, { fault: 'wrong-status' })),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will answer the next {message} with another {part}',
      zh: 'POS中心对下一笔{message}返回的应答{part}不符',
      exampleEn: 'the POS centre will answer the next "Refund" with another "merchant number"',
      exampleZh: 'POS中心对下一笔“退货”返回的应答“商户号”不符',
    },
    (till, name, part) => till.prepare(() => till.host.rule({ transaction: typeOf(name) }, 1, otherwise(part))),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will answer the next {message} with code {code} and another {part}',
      zh: 'POS中心对下一笔{message}返回的应答码为{code}且{part}不符',
      exampleEn: 'the POS centre will answer the next "Sale" with code "51" and another "voucher"',
      exampleZh: 'POS中心对下一笔“消费”返回的应答码为“51”且“凭证号”不符',
    },
    (till, name, answer, part) =>
      till.prepare(() => till.host.rule({ transaction: typeOf(name) }, 1, { answer, ...otherwise(part) })),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will answer the next {message} with code {code} and without the {part}',
      zh: 'POS中心对下一笔{message}返回的应答码为{code}且缺少{part}',
      exampleEn: 'the POS centre will answer the next "Reversal" with code "25" and without the "MAC"',
      exampleZh: 'POS中心对下一笔“冲正”返回的应答码为“25”且缺少“MAC”',
    },
    (till, name, answer, part) =>
      till.prepare(() =>
        till.host.rule({ transaction: typeOf(name) }, 1, { answer, fault: 'without-field', field: fieldOf(part) }),
      ),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will answer the next {message} without the {part}',
      zh: 'POS中心对下一笔{message}返回的应答缺少{part}',
      exampleEn: 'the POS centre will answer the next "Void" without the "answer code"',
      exampleZh: 'POS中心对下一笔“消费撤销”返回的应答缺少“应答码”',
    },
    (till, name, part) =>
      till.prepare(() =>
        till.host.rule({ transaction: typeOf(name) }, 1, { fault: 'without-field', field: fieldOf(part) }),
      ),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will not answer packet {number} of the batch upload',
      zh: 'POS中心对批上送第{number}包不应答',
      exampleEn: 'the POS centre will not answer packet 2 of the batch upload',
      exampleZh: 'POS中心对批上送第2包不应答',
    },
    (till, packet) =>
      till.prepare(() => till.host.rule({ transaction: 'batch-upload' }, 1, { fault: 'drop-answer' }, packet - 1)),
  ),
];
